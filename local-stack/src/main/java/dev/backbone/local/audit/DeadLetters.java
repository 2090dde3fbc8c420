package dev.backbone.local.audit;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records that services have put aside. Not thread-safe. */
final class DeadLetters {

    private final Set<RecordPlace> discarded = new HashSet<>();
    private final Set<String> discardedSubjects = new HashSet<>();
    private int parked;

    /** One that waits for an operator. */
    void park() {
        parked++;
    }

    /** One that an operator has decided to do without. */
    void discard(RecordPlace place, @Nullable String subject) {
        discarded.add(place);
        if (subject != null) {
            discardedSubjects.add(subject);
        }
    }

    int parked() {
        return parked;
    }

    boolean isDiscarded(RecordPlace place) {
        return discarded.contains(place);
    }

    /** Whether a service does without a record about the subject. */
    boolean isDiscarded(String subject) {
        return discardedSubjects.contains(subject);
    }
}
