package dev.backbone.runtime;

import dev.backbone.events.Fact;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part of the journal, and what is known of the streams that it touches. */
public final class JournalPage {

    private final Journal journal;
    private final long after;
    private final long upTo;
    private @Nullable Collection<List<Fact>> orders;

    /** The facts at positions greater than {@code after} and up to {@code upTo}. */
    JournalPage(Journal journal, long after, long upTo) {
        this.journal = journal;
        this.after = after;
        this.upTo = upTo;
    }

    /** Hands out the facts that are to be remembered, in the journal's order. */
    public void forEach(Consumer<JournalFact> reader) {
        journal.read(after, upTo, reader);
    }

    /**
     * What is remembered of each order that the page touches, oldest first: not only what the page says, but all that
     * the journal says now.
     */
    public Collection<List<Fact>> orders() {
        if (orders == null) {
            var history = journal.load(journal.ordersBetween(after, upTo), List.of());
            orders = history.streams().keySet().stream().map(history::stream).toList();
        }
        return orders;
    }
}
