package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import java.util.Optional;
import java.util.stream.Stream;

/** At most one final fact, and after it nothing but the answer to a cancellation that came too late. */
record EndIsTheEnd() implements OrderCheck {

    @Override
    public Stream<String> faults(OrderStory order) {
        Stream.Builder<String> faults = Stream.builder();
        Optional<EventType> end = Optional.empty();
        for (var type : order.on(Topic.ORDERS)) {
            if (end.isPresent() && type != EventType.ORDER_CANCELLATION_REFUSED) {
                faults.add("%s after %s".formatted(nameOf(type), nameOf(end.get())));
            }
            if (end.isEmpty() && OrderStory.ENDS.contains(type)) {
                end = Optional.of(type);
            }
        }
        return faults.build();
    }

    private static String nameOf(EventType type) {
        return type.eventClass().getSimpleName();
    }
}
