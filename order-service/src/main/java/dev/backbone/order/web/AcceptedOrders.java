package dev.backbone.order.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Finds an accepted order in the log itself, for the moment between the gateway's {@code 202} and the view.
 *
 * <p>An order's id tells its partition and, as a UUID of version 7, the time that its request carries; so only the
 * records of a few seconds have to be read. Nothing is remembered, and any number of gateways may have accepted it.
 * Thread-safe: one look-up at a time.
 */
@Component
class AcceptedOrders implements AutoCloseable {

    /**
     * A request reaches the log within this time after it was stamped, or not at all: gateways give up sooner. Other
     * gateways' clocks may be ahead by the rest.
     */
    private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(1);

    /** The id is made a moment before the record's timestamp, by the same clock, which may have been set back since. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int UUID_VERSION = 7;

    private final Consumer<String, byte[]> consumer;

    AcceptedOrders(KafkaProperties kafka) {
        var settings = kafka.buildConsumerProperties();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The {@code OrderRequested} of an order; empty if no gateway has accepted it.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka doesn't answer
     */
    synchronized Optional<EncodedFact> find(UUID orderId) {
        return orderId.version() == UUID_VERSION ? find(orderId.toString(), EventId.time(orderId)) : Optional.empty();
    }

    private Optional<EncodedFact> find(String orderId, Instant requestedAt) {
        var partition = partitionOf(orderId);
        var start = consumer.offsetsForTimes(
                        Map.of(partition, requestedAt.minus(CLOCK_STEP).toEpochMilli()))
                .get(partition);
        if (start == null) {
            return Optional.empty();
        }
        var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        consumer.seek(partition, start.offset());
        try {
            return scan(orderId, partition, end, requestedAt.plus(PUBLISHED_WITHIN));
        } finally {
            consumer.unsubscribe();
        }
    }

    private Optional<EncodedFact> scan(String orderId, TopicPartition partition, long end, Instant latest) {
        var giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > giveUpAt) {
                throw new TimeoutException("%s was not read to %d in time".formatted(partition, end));
            }
            for (var kafkaRecord : consumer.poll(POLL)) {
                if (kafkaRecord.timestamp() > latest.toEpochMilli()) {
                    return Optional.empty();
                }
                if (orderId.equals(kafkaRecord.key()) && isOrderRequested(kafkaRecord)) {
                    return Optional.of(KafkaBinding.fromRecord(kafkaRecord));
                }
            }
        }
        return Optional.empty();
    }

    private TopicPartition partitionOf(String orderId) {
        var topic = Topic.ORDER_REQUESTS.topicName();
        var partitions = consumer.partitionsFor(topic).size();
        return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(orderId.getBytes(UTF_8))) % partitions);
    }

    private static boolean isOrderRequested(ConsumerRecord<String, byte[]> kafkaRecord) {
        var type = kafkaRecord.headers().lastHeader("ce_type");
        return type != null && EventType.ORDER_REQUESTED.typeName().equals(new String(type.value(), UTF_8));
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
