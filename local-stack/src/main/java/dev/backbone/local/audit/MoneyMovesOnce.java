package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import java.util.stream.Stream;

/** At most one authorization, at most one capture, and that only of what has been dispatched. */
record MoneyMovesOnce() implements OrderCheck {

    @Override
    public Stream<String> faults(OrderStory order) {
        Stream.Builder<String> faults = Stream.builder();
        int authorizations = order.all(EventType.PAYMENT_AUTHORIZED).size();
        if (authorizations > 1) {
            faults.add("authorized %d times".formatted(authorizations));
        }
        int captures = order.all(EventType.PAYMENT_CAPTURED).size();
        if (captures > 1) {
            faults.add("captured %d times".formatted(captures));
        }
        if (captures > 0 && !order.has(EventType.SHIPMENT_DISPATCHED)) {
            faults.add("captured, but never dispatched");
        }
        return faults.build();
    }
}
