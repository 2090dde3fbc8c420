package dev.backbone.order.domain;

import static dev.backbone.events.CancellationReason.REQUESTED_BY_CUSTOMER;

import dev.backbone.events.Event;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancellationRefused;
import dev.backbone.events.OrderEvent.OrderCancellationStarted;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderCompleted;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderRequestEvent.OrderCancellationRequested;
import dev.backbone.events.ShipmentEvent.ShipmentCancelled;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.order.domain.Order.Cancelled;
import dev.backbone.order.domain.Order.Cancelling;
import dev.backbone.order.domain.Order.Completed;
import dev.backbone.order.domain.Order.Confirmed;
import dev.backbone.order.domain.Order.Dispatched;
import dev.backbone.order.domain.Order.Rejected;
import dev.backbone.order.domain.Order.Requested;
import dev.backbone.order.domain.Order.Unknown;
import dev.backbone.order.domain.Order.Validated;
import java.util.List;
import java.util.UUID;

/** When an order is called off. Until it is confirmed that is for us to say; from then on, for who has the parcel. */
final class Cancellation {

    private Cancellation() {}

    /** A cancellation comes after the request on the same partition, so an unknown order does not exist. */
    static List<Event> whenRequested(Order order, OrderCancellationRequested request) {
        var orderId = request.orderId();
        return switch (order) {
            case Requested _, Validated _ ->
                List.of(new OrderCancelled(orderId, REQUESTED_BY_CUSTOMER, request.reason(), false));
            case Confirmed _ -> List.of(new OrderCancellationStarted(orderId, REQUESTED_BY_CUSTOMER, request.reason()));
            case Dispatched _ -> List.of(tooLate(orderId));
            case Completed _ -> List.of(new OrderCancellationRefused(orderId, "the parcel has been delivered"));
            case Rejected _ -> List.of(new OrderCancellationRefused(orderId, "the order has been rejected"));
            case Unknown _, Cancelling _, Cancelled _ -> List.of();
        };
    }

    static List<Event> whenHeldBack(Order order, ShipmentCancelled shipment) {
        return switch (order) {
            case Cancelling cancelling ->
                List.of(new OrderCancelled(shipment.orderId(), cancelling.reason(), cancelling.detail(), false));
            case Confirmed _ ->
                // Nobody but us has a parcel held back. Should somebody do so, the order can't be left to wait for it.
                List.of(new OrderCancelled(
                        shipment.orderId(), REQUESTED_BY_CUSTOMER, "the parcel was held back", false));
            case Unknown _, Requested _, Validated _, Dispatched _, Completed _, Rejected _, Cancelled _ -> List.of();
        };
    }

    static List<Event> whenDispatched(Order order, ShipmentDispatched shipment) {
        return order instanceof Cancelling ? List.of(tooLate(shipment.orderId())) : List.of();
    }

    /** Each of the {@linkplain Deadline#proposal proposals} holds only in the state that it was made for. */
    static List<Event> whenOverdue(Order order, OrderEvent proposal) {
        return switch (proposal) {
            case OrderCancelled cancellation
            when order instanceof Validated && !cancellation.dispatched() -> List.of(cancellation);
            case OrderCancelled cancellation
            when order instanceof Dispatched && cancellation.dispatched() -> List.of(cancellation);
            case OrderCancellationStarted start when order instanceof Confirmed -> List.of(start);
            case OrderCancelled _,
                    OrderCancellationStarted _,
                    OrderValidated _,
                    OrderConfirmed _,
                    OrderRejected _,
                    OrderCancellationRefused _,
                    OrderCompleted _ -> List.of();
        };
    }

    static OrderCancellationRefused tooLate(UUID orderId) {
        return new OrderCancellationRefused(orderId, "the parcel has left");
    }
}
