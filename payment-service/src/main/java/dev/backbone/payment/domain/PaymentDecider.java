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
import dev.backbone.events.PaymentEvent.PaymentRefunded;
import dev.backbone.events.PaymentEvent.PaymentVoided;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.payment.domain.Payment.CalledOff;
import dev.backbone.payment.domain.Payment.Capturing;
import dev.backbone.payment.domain.Payment.CapturingInVain;
import dev.backbone.payment.domain.Payment.Initiated;
import dev.backbone.payment.domain.Payment.Payable;
import dev.backbone.payment.domain.Payment.Refunding;
import dev.backbone.payment.domain.Payment.StockFirst;
import dev.backbone.payment.domain.Payment.Unknown;
import dev.backbone.payment.domain.Payment.Voiding;
import dev.backbone.runtime.Decider;
import java.util.List;

/** When a payment moves on; {@link PaymentEvolution} says to where. What the provider answered is a proposal. */
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
            case PaymentEvent answer when isAwaited(payment, answer) -> List.of(answer);
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

    /** An authorization or a decline is the truth, also when the order has ended in the meantime. */
    private static boolean isAwaited(Payment payment, PaymentEvent answer) {
        return switch (answer) {
            case PaymentAuthorized _, PaymentDeclined _ -> payment instanceof Initiated || payment instanceof CalledOff;
            case PaymentVoided _ -> payment instanceof CalledOff || payment instanceof Voiding;
            case PaymentCaptured _ -> payment instanceof Capturing || payment instanceof CapturingInVain;
            case PaymentRefunded _ -> payment instanceof Refunding;
            case PaymentInitiated _ -> false;
        };
    }

    @Override
    public Payment evolve(Payment payment, Fact fact) {
        return PaymentEvolution.evolve(payment, fact.event());
    }
}
