package dev.backbone.order.domain;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCompleted;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderRequestEvent.OrderCancellationRequested;
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
import dev.backbone.events.ShipmentEvent.ShipmentCancelled;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.events.StockReservationEvent.StockReservationRefused;
import dev.backbone.order.domain.Order.Cancelled;
import dev.backbone.order.domain.Order.Cancelling;
import dev.backbone.order.domain.Order.Completed;
import dev.backbone.order.domain.Order.Confirmed;
import dev.backbone.order.domain.Order.Dispatched;
import dev.backbone.order.domain.Order.Rejected;
import dev.backbone.order.domain.Order.Requested;
import dev.backbone.order.domain.Order.Unknown;
import dev.backbone.order.domain.Order.Validated;
import dev.backbone.runtime.Decider;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** When an order moves on; {@link OrderEvolution} says to where. */
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
            case OrderRequested request -> whenRequestedThenValidateOrReject(order, request);
            case OrderCancellationRequested request -> Cancellation.whenRequested(order, request);
            case StockReservationEvent event -> whenStockRefusedThenReject(order, event);
            case PaymentEvent event -> whenPaymentAnsweredThenConfirmOrReject(order, event);
            case ShipmentEvent event -> whenShipmentMovedThenCompleteOrCancel(order, event);
            case OrderEvent proposal -> Cancellation.whenOverdue(order, proposal);
            case StockRequestEvent _, StockLevelEvent _, StockReplenishmentEvent _ -> List.of();
        };
    }

    /** Several gateways may have accepted a request with the same key: the first that is heard is the order. */
    private List<Event> whenRequestedThenValidateOrReject(Order order, OrderRequested request) {
        return switch (order) {
            case Unknown _ -> List.of(pricing.validate(request));
            case Requested first when first.request().equals(request) -> List.of(pricing.validate(request));
            case Requested _,
                    Validated _,
                    Confirmed _,
                    Cancelling _,
                    Dispatched _,
                    Completed _,
                    Rejected _,
                    Cancelled _ -> List.of();
        };
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

    private static List<Event> whenShipmentMovedThenCompleteOrCancel(Order order, ShipmentEvent event) {
        return switch (event) {
            case ShipmentDelivered delivery -> whenDeliveredThenComplete(order, delivery.orderId());
            case ShipmentDispatched dispatch -> Cancellation.whenDispatched(order, dispatch);
            case ShipmentCancelled cancellation -> Cancellation.whenHeldBack(order, cancellation);
            case ShipmentPrepared _ -> List.of();
        };
    }

    private static List<Event> whenDeliveredThenComplete(Order order, UUID orderId) {
        return switch (order) {
            case Confirmed _, Dispatched _ -> List.of(new OrderCompleted(orderId));
            case Cancelling _ -> List.of(Cancellation.tooLate(orderId), new OrderCompleted(orderId));
            case Unknown _, Requested _, Validated _, Completed _, Rejected _, Cancelled _ -> List.of();
        };
    }

    private static String describe(StockReservationRefused refusal) {
        return refusal.shortages().stream()
                .map(line -> "%s: %d wanted, %d available".formatted(line.sku(), line.requested(), line.available()))
                .collect(Collectors.joining("; "));
    }

    @Override
    public Order evolve(Order order, Fact fact) {
        return OrderEvolution.evolve(order, fact);
    }
}
