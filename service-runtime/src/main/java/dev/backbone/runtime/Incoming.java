package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import java.util.Optional;

/** Something to decide on: another service's fact, or what an effect or a deadline of our own proposes. */
public sealed interface Incoming {

    /** The cause of whatever is decided, and what the decision is about. */
    Fact fact();

    /** The event to decide on. */
    default Event event() {
        return fact().event();
    }

    /** The form in which a fact goes into the journal; empty for what is only proposed. */
    Optional<EncodedFact> received();

    /** From Kafka. */
    record Received(Fact fact, EncodedFact encoded) implements Incoming {
        @Override
        public Optional<EncodedFact> received() {
            return Optional.of(encoded);
        }
    }

    /** It is in the journal already; see {@link Reconsideration}. */
    record Reconsidered(Fact fact) implements Incoming {
        @Override
        public Optional<EncodedFact> received() {
            return Optional.empty();
        }
    }

    /** What came of an effect, whose trigger is {@code fact}; or what is overdue, since nothing followed {@code fact}. */
    record Proposed(Fact fact, Event event) implements Incoming {
        @Override
        public Optional<EncodedFact> received() {
            return Optional.empty();
        }
    }
}
