package dev.backbone.runtime;

import dev.backbone.runtime.Delivery.Legible;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a batch is handled. Kafka hands one out partition by partition, so that a fact can come before what
 * happened earlier on another topic. A journal that is restored has no batches, and knows times only: see
 * {@link Staging#assignVersions}.
 */
final class Chronology {

    private Chronology() {}

    /** What happened first comes first, but what one topic says of one stream stays in its order whatever clocks said. */
    static List<Delivery> of(List<Delivery> deliveries) {
        if (deliveries.size() < 2) {
            return deliveries;
        }
        Map<Place, Instant> newest = new HashMap<>();
        return deliveries.stream()
                .map(each -> new Timed(
                        each,
                        newest.merge(Place.of(each), time(each), (one, other) -> one.isAfter(other) ? one : other)))
                .sorted(Comparator.comparing(Timed::time))
                .map(Timed::delivery)
                .toList();
    }

    private static Instant time(Delivery delivery) {
        return delivery instanceof Legible legible
                ? legible.received().fact().envelope().time()
                : Instant.ofEpochMilli(delivery.source().timestamp());
    }

    private record Timed(Delivery delivery, Instant time) {}

    private record Place(String topic, String key) {
        static Place of(Delivery delivery) {
            return new Place(
                    delivery.source().topic(), String.valueOf(delivery.source().key()));
        }
    }
}
