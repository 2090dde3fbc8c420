package dev.backbone.gateway.follow;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import dev.backbone.gateway.kafka.KafkaClients;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads single records of {@code order-requests} back. Thread-safe: one at a time. */
final class RequestLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaClients clients;
    private @Nullable Consumer<String, byte[]> consumer;

    RequestLog(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * The fact at a place.
     *
     * @throws KafkaUnavailableException if Kafka doesn't hand it out in time
     */
    synchronized EncodedFact read(int partition, long offset) {
        try {
            return read(reader(), new TopicPartition(Topic.ORDER_REQUESTS.topicName(), partition), offset);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("A request can't be read", e);
        }
    }

    private static EncodedFact read(Consumer<String, byte[]> reader, TopicPartition partition, long offset) {
        reader.assign(List.of(partition));
        reader.seek(partition, offset);
        var giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUpAt) {
            for (var kafkaRecord : reader.poll(PATIENCE)) {
                if (kafkaRecord.offset() == offset) {
                    return KafkaBinding.fromRecord(kafkaRecord);
                }
            }
        }
        throw new KafkaUnavailableException("%s was not read at %d in time".formatted(partition, offset), null);
    }

    private Consumer<String, byte[]> reader() {
        var current = consumer == null ? clients.newReaderOfSingleRecords() : consumer;
        consumer = current;
        return current;
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
