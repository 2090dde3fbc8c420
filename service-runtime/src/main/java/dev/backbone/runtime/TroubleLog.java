package dev.backbone.runtime;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Says which records are being retried, and why. */
final class TroubleLog implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(TroubleLog.class);

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> kafkaRecord, @Nullable Exception trouble, int attempt) {
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
        log.warn(
                "Attempt {} to handle {} records of {} failed; they are retried",
                attempt,
                records.count(),
                records.partitions(),
                trouble);
    }
}
