package dev.backbone.runtime;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that was put aside.
 *
 * @param source the record as Kafka delivered it
 * @param resolvedAt when an operator replayed or discarded it
 */
record DeadLetter(
        long id,
        ConsumerRecord<String, byte[]> source,
        Poison poison,
        State state,
        Instant parkedAt,
        @Nullable Instant resolvedAt) {

    enum State {
        /** It waits for an operator, and the later records of its stream wait for it. */
        PARKED,
        /** It was handled after all. */
        REPLAYED,
        /** An operator decided to do without. */
        DISCARDED
    }

    /** The record's key; a record without one holds up nothing. */
    @Nullable String streamId() {
        return source.key();
    }
}
