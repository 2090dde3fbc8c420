package dev.backbone.runtime;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import java.util.List;

/**
 * A service's decisions about one stream, as pure functions: no clock, no randomness, no input or output.
 *
 * @param <S> what the service knows of a stream, immutable
 */
public interface Decider<S> {

    /** What is known of a stream before its first fact. */
    S initial();

    /**
     * What is known once {@code fact} has been heard or said. Total: never throws, never refuses; a fact that tells
     * nothing new returns {@code state} itself.
     */
    S evolve(S state, Fact fact);

    /**
     * What follows from {@code incoming}, given what was known before it. A fact comes once: the journal
     * drops repetitions. After a restoration from Kafka it may be asked again about a fact that is part of {@code state}
     * already; what followed from it then and was not lost must not follow again.
     *
     * @param incoming another service's event, or an event of this service's own that an {@link Effect} or a
     *     {@linkplain Deadlines deadline} proposes: it has not happened until it is in the returned list
     */
    List<Event> decide(S state, Event incoming);

    /** What is known of a stream that consists of these facts. */
    default S fold(List<Fact> stream) {
        var state = initial();
        for (var fact : stream) {
            state = evolve(state, fact);
        }
        return state;
    }
}
