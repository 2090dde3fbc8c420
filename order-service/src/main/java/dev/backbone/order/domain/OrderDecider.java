package dev.backbone.order.domain;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancellationRefused;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderCompleted;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentDeclined;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import dev.backbone.events.PaymentEvent.PaymentRefunded;
import dev.backbone.events.PaymentEvent.PaymentVoided;
import dev.backbone.events.RejectionReason;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.events.StockReservationEvent.StockReservationRefused;
import dev.backbone.order.domain.Order.Completed;
import dev.backbone.order.domain.Order.Confirmed;
import dev.backbone.order.domain.Order.Rejected;
import dev.backbone.order.domain.Order.Requested;
import dev.backbone.order.domain.Order.Unknown;
import dev.backbone.order.domain.Order.Validated;
import dev.backbone.runtime.Decider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** When an order moves on. */
public final class OrderDecider implements Decider<Order> {

    private final OrderPricing pricing;

    /**
     * Decides with the catalog as it stands.
     *
     * @param catalog by sku; one that is missing is not for sale
     */
    public OrderDecider(Map<String, CatalogItem> catalog) {
        this.pricing = new OrderPricing(catalog);
    }

    @Override
    public Order initial() {
        return new Unknown();
    }

    @Override
    public List<Event> decide(Order order, Event incoming) {
        return switch (incoming) {
            case OrderRequestEvent event -> whenRequestedThenValidateOrReject(order, event);
            case StockReservationEvent event -> whenStockRefusedThenReject(order, event);
            case PaymentEvent event -> whenPaymentAnsweredThenConfirmOrReject(order, event);
            case ShipmentEvent event -> whenDeliveredThenComplete(order, event);
            case OrderEvent _, StockRequestEvent _, StockLevelEvent _, StockReplenishmentEvent _ -> List.of();
        };
    }

    private List<Event> whenRequestedThenValidateOrReject(Order order, OrderRequestEvent event) {
        return order instanceof Unknown && event instanceof OrderRequested request
                ? List.of(pricing.validate(request))
                : List.of();
    }

    private static List<Event> whenStockRefusedThenReject(Order order, StockReservationEvent event) {
        return order instanceof Validated && event instanceof StockReservationRefused refusal
                ? List.of(new OrderRejected(refusal.orderId(), RejectionReason.INSUFFICIENT_STOCK, describe(refusal)))
                : List.of();
    }

    private static List<Event> whenPaymentAnsweredThenConfirmOrReject(Order order, PaymentEvent event) {
        if (!(order instanceof Validated validated)) {
            return List.of();
        }
        var orderId = event.orderId();
        return switch (event) {
            case PaymentAuthorized _ ->
                List.of(new OrderConfirmed(
                        orderId, validated.requested().request().shipTo()));
            case PaymentDeclined decline ->
                List.of(new OrderRejected(orderId, RejectionReason.PAYMENT_DECLINED, decline.reason()));
            case PaymentInitiated _, PaymentCaptured _, PaymentVoided _, PaymentRefunded _ -> List.of();
        };
    }

    private static List<Event> whenDeliveredThenComplete(Order order, ShipmentEvent event) {
        return order instanceof Confirmed && event instanceof ShipmentDelivered delivery
                ? List.of(new OrderCompleted(delivery.orderId()))
                : List.of();
    }

    private static String describe(StockReservationRefused refusal) {
        return refusal.shortages().stream()
                .map(line -> "%s: %d wanted, %d available".formatted(line.sku(), line.requested(), line.available()))
                .collect(Collectors.joining("; "));
    }

    @Override
    public Order evolve(Order order, Fact fact) {
        return switch (fact.event()) {
            case OrderRequested request when order instanceof Unknown -> new Requested(request, fact.time());
            case OrderEvent event -> evolve(order, event, fact.time());
            case OrderRequestEvent _,
                    StockRequestEvent _,
                    StockReservationEvent _,
                    StockLevelEvent _,
                    StockReplenishmentEvent _,
                    PaymentEvent _,
                    ShipmentEvent _ -> order;
        };
    }

    private static Order evolve(Order order, OrderEvent event, Instant at) {
        return switch (event) {
            case OrderValidated validation
            when order instanceof Requested requested -> new Validated(requested, validation, at);
            case OrderConfirmed _ when order instanceof Validated validated -> new Confirmed(validated, at);
            case OrderCompleted _ when order instanceof Confirmed confirmed -> new Completed(confirmed, at);
            case OrderRejected rejection
            when order instanceof Requested requested -> rejected(requested, Optional.empty(), rejection, at);
            case OrderRejected rejection
            when order instanceof Validated validated ->
                rejected(validated.requested(), Optional.of(validated), rejection, at);
            case OrderValidated _,
                    OrderConfirmed _,
                    OrderCompleted _,
                    OrderRejected _,
                    OrderCancelled _,
                    OrderCancellationRefused _ -> order;
        };
    }

    private static Order rejected(
            Requested requested, Optional<Validated> validated, OrderRejected rejection, Instant at) {
        return new Rejected(requested, validated, rejection.reason(), rejection.detail(), at);
    }
}
