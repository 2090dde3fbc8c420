package dev.backbone.runtime;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import java.time.Duration;

/**
 * What a service does in the world outside because of a fact: it asks a provider, it hands over a parcel.
 *
 * <p>The intent is stored in the transaction that stored the fact, and carried out after its commit, outside any
 * transaction, at least once: a crash in between repeats it. So the other side must know a repeated call by its
 * idempotency key.
 *
 * @param <S> the state of a stream
 */
public interface Effect<S> {

    /** Whether something is to be done because of {@code fact}. Pure. */
    boolean follows(S state, Fact fact);

    /**
     * Does it. Runs on a virtual thread and may block.
     *
     * @param state as of the commit, or later if this is a repetition
     * @throws Exception if it can't be known whether it was done: it is tried again, later each time
     */
    Outcome perform(S state, Fact trigger) throws Exception;

    /** What came of an effect. */
    sealed interface Outcome {

        /** It is done; {@code proposal} goes to {@link Decider#decide}. */
        record Done(Event proposal) implements Outcome {}

        /** There is no answer yet: ask again after {@code pause}. */
        record NotYet(Duration pause) implements Outcome {}

        /** The stream has moved on since the trigger, so there is nothing to be done any more. */
        record Nothing() implements Outcome {}
    }
}
