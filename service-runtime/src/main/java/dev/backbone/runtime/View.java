package dev.backbone.runtime;

import java.util.Collection;

/**
 * A table to be read by queries, one row per stream, derived from the stream's state and nothing else.
 *
 * @param <S> the state of a stream
 */
public interface View<S> {

    /** The table's name, without the schema. */
    String table();

    /**
     * Writes the rows of {@code changed} with one statement, inside the transaction of the batch that changed them.
     * Writing a state twice is the same as writing it once. The statement names the table without a schema.
     */
    void save(Collection<S> changed);
}
