package dev.backbone.runtime;

import dev.backbone.events.Fact;
import java.util.List;

/** A table that follows from facts and nothing else, so it can be rebuilt from nothing at any time. */
public sealed interface Projection {

    /** Its name, without the schema. */
    String table();

    /** Follows from the journal. */
    non-sealed interface OfJournal extends Projection {

        /**
         * Brings the rows up to date with a page of the journal. Pages come in the journal's order, without gaps, each
         * once. Names the table without a schema: the search path tells whether it is the live one.
         */
        void project(JournalPage page);
    }

    /** Follows from the compacted topics that the service listens to. */
    non-sealed interface OfReferences extends Projection {

        /** Takes over what is newer than what the rows say; the rest, and anything that comes again, changes nothing. */
        void update(List<Fact> references);
    }
}
