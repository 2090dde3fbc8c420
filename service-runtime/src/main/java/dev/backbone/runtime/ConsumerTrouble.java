package dev.backbone.runtime;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Says which records are being retried, and why, as long as that lasts. Thread-safe. */
final class ConsumerTrouble implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(ConsumerTrouble.class);

    private volatile @Nullable String current;

    /** What keeps the consumer from going on now. */
    Optional<String> current() {
        return Optional.ofNullable(current);
    }

    void isOver() {
        current = null;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> kafkaRecord, @Nullable Exception trouble, int attempt) {
        current = String.valueOf(trouble);
        log.warn(
                "Attempt {} to handle {}-{}@{} failed; it is retried",
                attempt,
                kafkaRecord.topic(),
                kafkaRecord.partition(),
                kafkaRecord.offset(),
                trouble);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, @Nullable Exception trouble, int attempt) {
        current = String.valueOf(trouble);
        log.warn(
                "Attempt {} to handle {} records of {} failed; they are retried",
                attempt,
                records.count(),
                records.partitions(),
                trouble);
    }
}
