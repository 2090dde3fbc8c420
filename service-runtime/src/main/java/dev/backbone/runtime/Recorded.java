package dev.backbone.runtime;

import dev.backbone.events.Fact;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact that is in a stream of the journal.
 *
 * @param fact {@code null} if it is nothing that is to be remembered
 * @param size about how many bytes it takes
 */
record Recorded(long version, UUID id, @Nullable Fact fact, int size) {

    private static final int OVERHEAD = 600;

    static Recorded remembered(long version, Fact fact, int jsonLength) {
        return new Recorded(version, fact.id(), fact, jsonLength + OVERHEAD);
    }

    static Recorded forgotten(long version, UUID id) {
        return new Recorded(version, id, null, OVERHEAD / 4);
    }
}
