package dev.backbone.order.domain;

import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancellationRefused;
import dev.backbone.events.OrderEvent.OrderCancellationStarted;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderCompleted;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.order.domain.Order.Cancelled;
import dev.backbone.order.domain.Order.Cancelling;
import dev.backbone.order.domain.Order.Completed;
import dev.backbone.order.domain.Order.Confirmed;
import dev.backbone.order.domain.Order.Dispatched;
import dev.backbone.order.domain.Order.Rejected;
import dev.backbone.order.domain.Order.Requested;
import dev.backbone.order.domain.Order.Unknown;
import dev.backbone.order.domain.Order.Validated;
import java.time.Instant;
import java.util.Optional;

/** Which state an order is in after a fact. Total: a fact that tells nothing new leaves the order as it is. */
final class OrderEvolution {

    private OrderEvolution() {}

    static Order evolve(Order order, Fact fact) {
        return switch (fact.event()) {
            case OrderRequested request when order instanceof Unknown -> new Requested(request, fact.time());
            case ShipmentDispatched _ -> dispatched(order, fact.time());
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
            case OrderCancellationStarted start
            when order instanceof Confirmed confirmed -> new Cancelling(confirmed, start.reason(), start.detail());
            case OrderCompleted _ -> completed(order, at);
            case OrderRejected rejection -> rejected(order, rejection, at);
            case OrderCancelled cancellation -> cancelled(order, cancellation, at);
            case OrderValidated _, OrderConfirmed _, OrderCancellationStarted _, OrderCancellationRefused _ -> order;
        };
    }

    private static Order dispatched(Order order, Instant at) {
        return switch (order) {
            case Confirmed confirmed -> new Dispatched(confirmed, at);
            case Cancelling cancelling -> new Dispatched(cancelling.confirmed(), at);
            case Unknown _, Requested _, Validated _, Dispatched _, Completed _, Rejected _, Cancelled _ -> order;
        };
    }

    private static Order completed(Order order, Instant at) {
        return switch (order) {
            case Confirmed confirmed -> new Completed(confirmed, at);
            case Cancelling cancelling -> new Completed(cancelling.confirmed(), at);
            case Dispatched dispatched -> new Completed(dispatched.confirmed(), at);
            case Unknown _, Requested _, Validated _, Completed _, Rejected _, Cancelled _ -> order;
        };
    }

    private static Order rejected(Order order, OrderRejected rejection, Instant at) {
        return switch (order) {
            case Requested requested ->
                new Rejected(requested, Optional.empty(), rejection.reason(), rejection.detail(), at);
            case Validated validated ->
                new Rejected(validated.requested(), Optional.of(validated), rejection.reason(), rejection.detail(), at);
            case Unknown _, Confirmed _, Cancelling _, Dispatched _, Completed _, Rejected _, Cancelled _ -> order;
        };
    }

    private static Order cancelled(Order order, OrderCancelled event, Instant at) {
        return switch (order) {
            case Requested requested ->
                new Cancelled(requested, Optional.empty(), Optional.empty(), event.reason(), event.detail(), at);
            case Validated validated ->
                new Cancelled(
                        validated.requested(),
                        Optional.of(validated),
                        Optional.empty(),
                        event.reason(),
                        event.detail(),
                        at);
            case Confirmed confirmed -> cancelled(confirmed, event, at);
            case Cancelling cancelling -> cancelled(cancelling.confirmed(), event, at);
            case Dispatched dispatched -> cancelled(dispatched.confirmed(), event, at);
            case Unknown _, Completed _, Rejected _, Cancelled _ -> order;
        };
    }

    private static Cancelled cancelled(Confirmed confirmed, OrderCancelled event, Instant at) {
        var validated = confirmed.validated();
        return new Cancelled(
                validated.requested(),
                Optional.of(validated),
                Optional.of(confirmed),
                event.reason(),
                event.detail(),
                at);
    }
}
