package dev.backbone.runtime;

import dev.backbone.events.Event;
import java.time.Instant;
import java.util.List;

/**
 * Tells which streams have waited for too long. There are no timers: that a deadline runs is what a service's view
 * says, so it is set, moved and cleared in the transactions that do so to the view. A service that has a bean of this
 * type is asked from time to time.
 */
public interface Deadlines {

    /**
     * Finds streams that are overdue and keeps other instances from them until the transaction, in which this is
     * called, ends. What is proposed goes to {@link Decider#decide}; it should lead to something, or else the stream
     * stays overdue.
     *
     * @param atMost how many to return; further ones are asked for later
     */
    List<Overdue> overdue(Instant now, int atMost);

    /** A stream whose facts are remembered, and what is to be decided on because nobody else said anything. */
    record Overdue(String streamId, Event proposal) {}
}
