package dev.backbone.order.domain;

import dev.backbone.events.CancellationReason;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/** An order in one of its states; each holds the ones that came before it. */
public sealed interface Order {

    /** Nobody has asked for it. */
    record Unknown() implements Order {}

    /** Accepted by the gateway. */
    record Requested(OrderRequested request, Instant at) implements Order {}

    /** Priced, and offered to stock-service. */
    record Validated(Requested requested, OrderValidated validation, Instant at) implements Order {}

    /** Stock is reserved, money is held. */
    record Confirmed(Validated validated, Instant at) implements Order {}

    /** Confirmed, and to be called off if the parcel can still be held back: shipment-service will say. */
    record Cancelling(Confirmed confirmed, CancellationReason reason, String detail) implements Order {}

    /** Confirmed, and the carrier has the parcel. */
    record Dispatched(Confirmed confirmed, Instant at) implements Order {}

    /** The goods have arrived. */
    record Completed(Confirmed confirmed, Instant at) implements Order {}

    /** It can't be fulfilled. {@code validated} is empty if it was not even validated. */
    record Rejected(
            Requested requested, Optional<Validated> validated, RejectionReason reason, String detail, Instant at)
            implements Order {}

    /** It was called off; {@code validated} and {@code confirmed} tell how far it had come. */
    record Cancelled(
            Requested requested,
            Optional<Validated> validated,
            Optional<Confirmed> confirmed,
            CancellationReason reason,
            String detail,
            Instant at)
            implements Order {}
}
