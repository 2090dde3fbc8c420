package dev.backbone.runtime;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Says which records are being retried, and why, as long as that lasts. Thread-safe. */
final class ConsumerTrouble {

    private static final Logger log = LoggerFactory.getLogger(ConsumerTrouble.class);

    private volatile @Nullable String current;

    /** What keeps the consumer from going on now. */
    Optional<String> current() {
        return Optional.ofNullable(current);
    }

    void isWith(ConsumerRecords<?, ?> records, Exception trouble) {
        current = NestedExceptionUtils.getMostSpecificCause(trouble).toString();
        log.warn(
                "{} records of {} could not be handled; they are retried",
                records.count(),
                records.partitions(),
                trouble);
    }

    void isOver() {
        current = null;
    }
}
