package dev.backbone.payment.domain;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentDeclined;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.payment.domain.Payment.Authorized;
import dev.backbone.payment.domain.Payment.Captured;
import dev.backbone.payment.domain.Payment.Declined;
import dev.backbone.payment.domain.Payment.Initiated;
import dev.backbone.payment.domain.Payment.Payable;
import dev.backbone.payment.domain.Payment.StockFirst;
import dev.backbone.payment.domain.Payment.Unknown;
import dev.backbone.runtime.Decider;
import java.util.List;

/** When a payment moves on. What the provider answered comes in as a proposal. */
public final class PaymentDecider implements Decider<Payment> {

    @Override
    public Payment initial() {
        return new Unknown();
    }

    @Override
    public List<Event> decide(Payment payment, Event incoming) {
        return switch (incoming) {
            case StockReserved _ when payment instanceof Payable(var order) -> List.of(initiate(order));
            case OrderValidated order when payment instanceof StockFirst -> List.of(initiate(order));
            case PaymentAuthorized answer when payment instanceof Initiated -> List.of(answer);
            case PaymentDeclined answer when payment instanceof Initiated -> List.of(answer);
            case PaymentCaptured answer when payment instanceof Authorized -> List.of(answer);
            case OrderRequestEvent _,
                    OrderEvent _,
                    StockRequestEvent _,
                    StockReservationEvent _,
                    StockLevelEvent _,
                    StockReplenishmentEvent _,
                    PaymentEvent _,
                    ShipmentEvent _ -> List.of();
        };
    }

    private static PaymentInitiated initiate(OrderValidated order) {
        return new PaymentInitiated(order.orderId(), order.total(), order.payment());
    }

    @Override
    public Payment evolve(Payment payment, Fact fact) {
        return switch (fact.event()) {
            case OrderValidated order
            when payment instanceof Unknown || payment instanceof StockFirst -> new Payable(order);
            case StockReserved _ when payment instanceof Unknown -> new StockFirst();
            case PaymentInitiated event -> new Initiated(event.orderId(), event.amount());
            case PaymentAuthorized event -> new Authorized(event.orderId(), event.amount(), event.authorizationId());
            case PaymentDeclined event
            when payment instanceof Initiated before -> new Declined(event.orderId(), before.amount(), event.reason());
            case PaymentCaptured event
            when payment instanceof Authorized before ->
                new Captured(event.orderId(), event.amount(), before.authorizationId());
            case OrderRequestEvent _,
                    OrderEvent _,
                    StockRequestEvent _,
                    StockReservationEvent _,
                    StockLevelEvent _,
                    StockReplenishmentEvent _,
                    PaymentEvent _,
                    ShipmentEvent _ -> payment;
        };
    }
}
