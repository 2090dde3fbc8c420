package dev.backbone.runtime;

import dev.backbone.runtime.Outbox.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Up to which version the relay has published the streams that it had to do with last, so that it can tell whether what
 * is handed over to it may be published as it is: if all that comes before in the same streams has been. Not thread-safe.
 *
 * <p>Transactions of one instance may be handed over in another order than they were committed in, and those of other
 * instances are not handed over at all. Both leave a gap between versions, and so does a stream that was forgotten.
 */
final class PublishedStreams {

    /** More than are under way. */
    static final int LIMIT = 10_000;

    private final Map<String, Long> newest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > LIMIT;
        }
    };

    /**
     * The facts that are to be published next, of what was handed over; nothing if something that is not among it may
     * have to be published before some of them. That stays so until it is said that they are published.
     */
    Optional<List<Row>> next(List<Addition> additions) {
        Map<String, Long> reached = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (var addition : additions) {
            for (var each : addition.spans().entrySet()) {
                var before = reached.computeIfAbsent(each.getKey(), this::newest);
                if (each.getValue().first() > before + 1) {
                    return Optional.empty();
                }
            }
            addition.rows().stream()
                    .filter(row -> row.version() > reached.getOrDefault(row.streamId(), 0L))
                    .forEach(rows::add);
            addition.spans().forEach((streamId, span) -> reached.merge(streamId, span.last(), Math::max));
        }
        return Optional.of(rows);
    }

    /** Everything that is in the outbox because of these transactions has been published. */
    void published(List<Addition> additions) {
        additions.forEach(addition -> addition.spans().forEach((streamId, span) -> reached(streamId, span.last())));
    }

    /** These facts of the outbox have been published, and so has all that comes before them in their streams. */
    void publishedRows(List<Row> rows) {
        rows.forEach(row -> reached(row.streamId(), row.version()));
    }

    private long newest(String streamId) {
        return newest.getOrDefault(streamId, 0L);
    }

    private void reached(String streamId, long version) {
        newest.merge(streamId, version, Math::max);
    }
}
