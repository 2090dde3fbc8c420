package dev.backbone.runtime;

import dev.backbone.runtime.Outbox.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one transaction has added to the journal.
 *
 * @param spans which versions it has added to which stream, without a gap
 * @param rows the facts among them that are to be published, each stream in version order
 */
record Addition(Map<String, Span> spans, List<Row> rows) {

    static final Addition NOTHING = new Addition(Map.of(), List.of());

    /** The first and the last version that were added to a stream. */
    record Span(long first, long last) {

        private Span to(Span later) {
            return new Span(first, later.last);
        }
    }

    /** {@code queued} are the positions of the facts that are to be published, by id. */
    static Addition of(List<JournalEntry> entries, Map<UUID, Long> queued) {
        Map<String, Span> spans = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (var each : entries) {
            spans.merge(each.streamId(), new Span(each.version(), each.version()), Span::to);
            var position = queued.get(each.fact().id());
            if (position != null) {
                rows.add(new Row(position, each.version(), each.encoded()));
            }
        }
        return new Addition(spans, rows);
    }

    /** How much there is to keep in mind. */
    int size() {
        return spans.size() + rows.size();
    }
}
