package dev.backbone.order.domain;

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

/** That an order waits for somebody, whose answer has a deadline. */
public record Waiting(Deadline deadline, Instant since) {

    /** Empty for an order that is final, decided on at once, or sure to be answered: a recall always is. */
    public static Optional<Waiting> of(Order order) {
        return switch (order) {
            case Validated validated -> Optional.of(new Waiting(Deadline.VALIDATED, validated.at()));
            case Confirmed confirmed -> Optional.of(new Waiting(Deadline.CONFIRMED, confirmed.at()));
            case Dispatched dispatched -> Optional.of(new Waiting(Deadline.DISPATCHED, dispatched.at()));
            case Unknown _, Requested _, Cancelling _, Completed _, Rejected _, Cancelled _ -> Optional.empty();
        };
    }
}
