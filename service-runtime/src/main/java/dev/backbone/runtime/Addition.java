package dev.backbone.runtime;

import dev.backbone.runtime.Outbox.Row;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

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

        private Span and(Span later) {
            return new Span(first, later.last);
        }
    }

    /** {@code positions} are those of the entries that are to be published, in their order. */
    static Addition of(List<JournalEntry> entries, String self, List<Long> positions) {
        Map<String, Span> spans = new HashMap<>();
        entries.forEach(each -> spans.merge(each.streamId(), new Span(each.version(), each.version()), Span::and));
        Iterator<Long> next = positions.iterator();
        var rows = entries.stream()
                .filter(each -> each.fact().envelope().source().equals(self))
                .map(each -> new Row(next.next(), each.encoded()))
                .toList();
        return new Addition(spans, rows);
    }
}
