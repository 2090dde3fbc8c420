package dev.backbone.order.domain;

import static dev.backbone.events.CancellationReason.TIMED_OUT;

import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancellationStarted;
import dev.backbone.events.OrderEvent.OrderCancelled;
import java.util.UUID;

/** The states in which an order may stay only so long, by their names. */
public enum Deadline {
    VALIDATED,
    CONFIRMED,
    DISPATCHED;

    /** What is proposed to {@link OrderDecider} for an order that has been in the state for too long. */
    public OrderEvent proposal(UUID orderId) {
        return switch (this) {
            case VALIDATED -> new OrderCancelled(orderId, TIMED_OUT, "stock or payment did not answer in time", false);
            case CONFIRMED -> new OrderCancellationStarted(orderId, TIMED_OUT, "the parcel was not dispatched in time");
            case DISPATCHED -> new OrderCancelled(orderId, TIMED_OUT, "the parcel was not delivered in time", true);
        };
    }
}
