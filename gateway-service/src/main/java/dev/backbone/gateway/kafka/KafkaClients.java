package dev.backbone.gateway.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Makes Kafka clients from {@code spring.kafka.*}. Their limits are such that a caller knows within 5 seconds whether
 * Kafka has what was sent, the broker being there or not.
 */
public final class KafkaClients {

    /** How long sending waits until it is known where the topic is. */
    static final Duration METADATA_LIMIT = Duration.ofSeconds(2);

    /** How long the producer then tries to have a record acknowledged. */
    static final Duration DELIVERY_LIMIT = Duration.ofMillis(2_500);

    private final KafkaProperties settings;

    public KafkaClients(KafkaProperties settings) {
        this.settings = settings;
    }

    /**
     * A producer whose records are stored once, by all in-sync replicas.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker's name can be resolved
     */
    Producer<String, byte[]> newProducer() {
        var properties = settings.buildProducerProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Of several at once, the first can fail for good at a partition that has just been created: see KAFKA-15591.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_LIMIT.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_LIMIT.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000L);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2_000L);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * An administrator whose calls end within 3 seconds.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker's name can be resolved
     */
    Admin newAdmin() {
        var properties = settings.buildAdminProperties();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        return Admin.create(properties);
    }

    /**
     * A consumer for partitions that are assigned to it, outside of any group.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker's name can be resolved
     */
    public Consumer<String, byte[]> newReader() {
        return newReader(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000));
    }

    /**
     * A consumer for single records here and there. It doesn't wait for more at one place, which would keep it from the
     * next for half a second, and reads little ahead.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker's name can be resolved
     */
    public Consumer<String, byte[]> newReaderOfSingleRecords() {
        return newReader(Map.of(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16_384));
    }

    private Consumer<String, byte[]> newReader(Map<String, Object> more) {
        var properties = settings.buildConsumerProperties();
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        properties.putAll(more);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
