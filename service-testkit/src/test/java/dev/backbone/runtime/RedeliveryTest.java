package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** A listener in trouble, and a consumer in trouble, with a real Kafka. */
@Execution(ExecutionMode.CONCURRENT)
class RedeliveryTest {

    private static final int RECORDS = 200;
    private static final int PARTITIONS = 2;

    private final String topic = "redelivery-" + UUID.randomUUID();
    private final ConsumerTrouble trouble = new ConsumerTrouble();
    private final Redelivery redelivery = new Redelivery(trouble);
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger failedPolls = new AtomicInteger();
    private volatile boolean databaseAway = true;
    private volatile boolean kafkaAway;
    private ConcurrentMessageListenerContainer<String, byte[]> container;

    @BeforeEach
    void fill() throws Exception {
        FilledTopic.create(topic, PARTITIONS, RECORDS);
        container = container();
        container.start();
    }

    @AfterEach
    void stop() {
        container.stop();
    }

    @Test
    void what_fails_comes_again_until_it_is_handled_and_nothing_is_committed_before() throws Exception {
        // By then there has been time for a commit.
        await().until(() -> failures.get() >= 5);
        assertThat(trouble.current()).hasValueSatisfying(why -> assertThat(why).contains("the database is away"));
        assertThat(FilledTopic.committed(topic)).isZero();

        databaseAway = false;
        awaitAll();
        assertThat(trouble.current()).isEmpty();
    }

    @Test
    void what_fails_is_not_passed_over_when_the_consumer_fails_as_well() throws Exception {
        await().until(() -> failures.get() >= 2);

        kafkaAway = true;
        await().until(() -> failedPolls.get() >= 2);
        databaseAway = false;
        kafkaAway = false;

        awaitAll();
    }

    private void awaitAll() {
        var all = IntStream.range(0, RECORDS).mapToObj(i -> "record " + i).toList();
        await().untilAsserted(() -> assertThat(handled).containsExactlyInAnyOrderElementsOf(all));
        await().untilAsserted(() -> assertThat(FilledTopic.committed(topic)).isEqualTo(RECORDS));
    }

    private void take(List<ConsumerRecord<String, byte[]>> records) {
        if (databaseAway) {
            failures.incrementAndGet();
            throw new IllegalStateException("the database is away");
        }
        records.forEach(each -> handled.add(new String(each.value(), UTF_8)));
        redelivery.isOver();
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container() {
        var properties = new ContainerProperties(topic);
        properties.setGroupId(topic);
        properties.setMessageListener((BatchMessageListener<String, byte[]>) this::take);
        var made = new ConcurrentMessageListenerContainer<>(consumers(), properties);
        made.setCommonErrorHandler(redelivery);
        return made;
    }

    private ConsumerFactory<String, byte[]> consumers() {
        var factory = FilledTopic.consumers(topic, 20);
        factory.addPostProcessor(this::failing);
        return factory;
    }

    /** The real one, whose polls can be made to fail. */
    @SuppressWarnings("unchecked")
    private Consumer<String, byte[]> failing(Consumer<String, byte[]> real) {
        return (Consumer<String, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Consumer.class}, (_, method, arguments) -> {
                    if (kafkaAway && method.getName().equals("poll")) {
                        failedPolls.incrementAndGet();
                        throw new KafkaException("Kafka is away");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
