package dev.backbone.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.events.Topic;
import dev.backbone.events.TopicCreation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The producer, and the topics that it writes to. Both are made before the first request is taken; if Kafka is not
 * there yet, that is tried again every second while requests are refused.
 */
public final class KafkaConnection implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaConnection.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final List<NewTopic> topics;
    private volatile @Nullable Producer<String, byte[]> producer;
    private volatile @Nullable Admin admin;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    public KafkaConnection(KafkaClients clients, List<NewTopic> topics) {
        this.clients = clients;
        this.topics = topics;
    }

    /**
     * The producer to send with.
     *
     * @throws KafkaUnavailableException if there is none yet, because the brokers' names can't be resolved
     */
    public Producer<String, byte[]> producer() {
        return found(producer);
    }

    /**
     * For questions to the broker, each of which ends within 3 seconds.
     *
     * @throws KafkaUnavailableException if there is none yet, because the brokers' names can't be resolved
     */
    public Admin admin() {
        return found(admin);
    }

    /**
     * Where the records of a key are.
     *
     * @throws KafkaUnavailableException if Kafka doesn't say
     */
    public TopicPartition partitionOf(Topic topic, String key) {
        try {
            int partitions = producer().partitionsFor(topic.topicName()).size();
            var hash = Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8)));
            return new TopicPartition(topic.topicName(), hash % partitions);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("Kafka has not told its partitions", e);
        }
    }

    /**
     * Where a partition ends at this moment.
     *
     * @throws KafkaUnavailableException if Kafka doesn't say so in time
     */
    public long endOf(TopicPartition partition, Deadline deadline) {
        try {
            return admin().listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get(deadline.left().toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaUnavailableException("Kafka has not told its end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted", e);
        }
    }

    private static <T> T found(@Nullable T client) {
        if (client == null) {
            throw new KafkaUnavailableException("Kafka has not been found yet", null);
        }
        return client;
    }

    @Override
    public void start() {
        var stop = new CountDownLatch(1);
        stopping = stop;
        try {
            connect(stop);
        } catch (KafkaException | ExecutionException e) {
            log.warn("Kafka is not there yet and is tried again every {}: {}", PAUSE, e.toString());
            Thread.ofVirtual().name("kafka-connection").start(() -> retry(stop));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void retry(CountDownLatch stop) {
        try {
            while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (reconnect(stop)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean reconnect(CountDownLatch stop) throws InterruptedException {
        try {
            connect(stop);
            return true;
        } catch (KafkaException | ExecutionException e) {
            log.debug("Kafka is still not there", e);
            return false;
        }
    }

    /** Also fetches what the producer has to know of the topics, so that the first order does not wait for it. */
    private synchronized void connect(CountDownLatch stop) throws ExecutionException, InterruptedException {
        if (stop.getCount() == 0) {
            return;
        }
        var current = producer == null ? clients.newProducer() : producer;
        producer = current;
        var currentAdmin = admin == null ? clients.newAdmin() : admin;
        admin = currentAdmin;
        TopicCreation.ensure(currentAdmin, topics);
        topics.forEach(topic -> current.partitionsFor(topic.name()));
        log.info("Kafka is there, with {}", topics.stream().map(NewTopic::name).toList());
    }

    /** Waits for what is being sent. */
    @Override
    public synchronized void stop() {
        stopping.countDown();
        var current = producer;
        producer = null;
        if (current != null) {
            current.close(KafkaClients.DELIVERY_LIMIT);
        }
        var currentAdmin = admin;
        admin = null;
        if (currentAdmin != null) {
            currentAdmin.close(KafkaClients.DELIVERY_LIMIT);
        }
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }
}
