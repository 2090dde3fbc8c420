package dev.backbone.runtime;

import dev.backbone.events.Fact;
import java.util.List;

/**
 * What a service makes of a batch of facts.
 *
 * <p>Called inside the batch's transaction; if that fails, it is called again with a new batch, so it keeps nothing
 * between calls. Several threads may call it at once. Should they do so for the same stream, all but one of their
 * transactions fail and are repeated.
 */
public interface Reaction {

    /** Decides on every fact of the batch. Needs a constant number of SQL statements, however large the batch. */
    void react(Batch batch);

    /**
     * The effect of a fact, to be carried out anew after a crash, a failed call or a "not yet".
     *
     * @param stream all facts of the stream, oldest first
     * @param trigger the one that was given to {@link Batch#schedule}
     */
    default Performance performance(List<Fact> stream, Fact trigger) {
        throw new IllegalStateException("this service schedules no effects");
    }

    /** The facts of a stream whose effects have not been answered by a fact yet. */
    default List<Fact> openEffects(List<Fact> stream) {
        return List.of();
    }

    /** The tables that can be rebuilt. */
    List<Projection> projections();
}
