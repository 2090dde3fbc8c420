package dev.backbone.runtime;

import static java.util.Objects.requireNonNull;

import dev.backbone.runtime.Addition.Span;
import dev.backbone.runtime.Outbox.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the relay is with the streams that it published last, so that it can tell whether what a transaction has handed
 * over may be published as it is: if all earlier facts of its streams have been. Not thread-safe.
 *
 * <p>Transactions of one instance may be handed over in another order than they were committed in, and those of other
 * instances are not handed over at all. Both leave a gap between versions.
 */
final class PublishedStreams {

    /** More than are under way; of a stream that is forgotten the next facts are looked up. */
    static final int LIMIT = 10_000;

    private final Map<String, Long> newest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > LIMIT;
        }
    };

    /**
     * What is to be published next of what was handed over, and as good as published from now on; nothing if some of it
     * may have to wait for facts that were not handed over.
     */
    Optional<List<Row>> next(List<Addition> additions) {
        List<Row> rows = new ArrayList<>();
        for (var addition : additions) {
            if (!addition.spans().entrySet().stream().allMatch(each -> follows(each.getKey(), each.getValue()))) {
                return Optional.empty();
            }
            addition.rows().stream().filter(each -> !isPublished(each)).forEach(rows::add);
            addition.spans().forEach((streamId, span) -> reached(streamId, span.last()));
        }
        return Optional.of(rows);
    }

    /** Facts that were found in the outbox, and all of their streams before them, are published. */
    void published(List<Row> rows) {
        rows.forEach(each -> reached(streamId(each), version(each)));
    }

    /** What was handed over has been found in the outbox, if it was not published before. */
    void caughtUpWith(List<Addition> additions) {
        additions.forEach(addition -> addition.spans().forEach((streamId, span) -> reached(streamId, span.last())));
    }

    private boolean follows(String streamId, Span span) {
        return span.first() <= newest.getOrDefault(streamId, 0L) + 1;
    }

    private boolean isPublished(Row row) {
        return version(row) <= newest.getOrDefault(streamId(row), 0L);
    }

    private void reached(String streamId, long version) {
        newest.merge(streamId, version, Math::max);
    }

    private static String streamId(Row row) {
        return row.fact().envelope().subject();
    }

    /** A fact of ours has the version that it has in our journal. */
    private static long version(Row row) {
        return requireNonNull(row.fact().envelope().sequence());
    }
}
