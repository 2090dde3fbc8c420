package dev.backbone.gateway.kafka;

import dev.backbone.events.TopicCreation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Makes Kafka clients from {@code spring.kafka.*}. Their limits are such that a caller knows within 5 seconds whether
 * Kafka has what was sent, the broker being there or not.
 */
public final class KafkaClients {

    /** How long sending waits until it is known where the topic is. */
    private static final Duration METADATA_LIMIT = Duration.ofSeconds(2);

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
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_LIMIT.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_LIMIT.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000L);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2_000L);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Creates those of {@code topics} that do not exist yet; gives up after 3 seconds. */
    public void create(List<NewTopic> topics) throws ExecutionException, InterruptedException {
        var properties = settings.buildAdminProperties();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        try (var admin = Admin.create(properties)) {
            TopicCreation.ensure(admin, topics);
        }
    }
}
