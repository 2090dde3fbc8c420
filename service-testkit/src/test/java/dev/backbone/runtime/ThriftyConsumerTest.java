package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;

class ThriftyConsumerTest {

    private static final int RECORDS = 200;
    private static final int PARTITIONS = 2;
    private static final int BATCH = 5;
    private static final Duration REST = Duration.ofMillis(500);
    /** Whatever the work before it took. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String topic = "thrifty-" + UUID.randomUUID();
    private final TopicPartition first = new TopicPartition(topic, 0);
    private int batches;
    private int handled;

    @BeforeEach
    void fill() throws Exception {
        FilledTopic.create(topic, PARTITIONS, RECORDS);
    }

    @Test
    void many_batches_are_committed_at_once_and_the_last_ones_though_nothing_more_comes() {
        long began = System.nanoTime();
        try (var consumer = subscribed()) {
            handleAll(consumer);
            double halfSeconds = (System.nanoTime() - began) / 5e8;
            assertThat(batches).isGreaterThanOrEqualTo(RECORDS / BATCH);
            assertThat(commits(consumer)).isLessThanOrEqualTo(halfSeconds + 1);

            awaitCommitted(consumer, RECORDS);
            assertThat(commits(consumer)).isPositive();
        }
    }

    @Test
    void a_poll_that_finds_nothing_ends_in_time_for_the_commit() throws Exception {
        try (var consumer = subscribed()) {
            handleAll(consumer);
            awaitCommitted(consumer, RECORDS);
            consumer.commitSync(Map.of(first, new OffsetAndMetadata(RECORDS / 2 - 1)), TIMEOUT);

            long began = System.nanoTime();
            assertThat(consumer.poll(Duration.ofMinutes(1))).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT);
            consumer.poll(Duration.ZERO);
            assertThat(FilledTopic.committed(topic)).isEqualTo(RECORDS - 1);
        }
    }

    @Test
    void what_was_handled_is_committed_before_the_partitions_go_though_somebody_wakes_the_consumer_up()
            throws Exception {
        try (var consumer = subscribed()) {
            handleAll(consumer);
            consumer.wakeup();
            consumer.unsubscribe();
            assertThat(FilledTopic.committed(topic)).isEqualTo(RECORDS);
        }
    }

    @Test
    void whoever_wakes_the_consumer_up_ends_its_poll() {
        try (var consumer = subscribed()) {
            handleAll(consumer);
            consumer.wakeup();
            assertThatThrownBy(() -> consumer.poll(TIMEOUT)).isInstanceOf(WakeupException.class);
            awaitCommitted(consumer, RECORDS);
        }
    }

    @Test
    void what_could_not_be_committed_is_tried_again() {
        try (var consumer = subscribed()) {
            handleAll(consumer);
            awaitCommitted(consumer, RECORDS);
            double before = commits(consumer);
            var refused = new OffsetAndMetadata(RECORDS / 2 - 1, "more than Kafka keeps".repeat(1_000));
            consumer.commitSync(Map.of(first, refused), TIMEOUT);
            await().atMost(TIMEOUT).until(() -> {
                handle(consumer);
                return commits(consumer) >= before + 3;
            });

            consumer.commitSync(Map.of(first, new OffsetAndMetadata(RECORDS / 2 - 2)), TIMEOUT);
            awaitCommitted(consumer, RECORDS - 2);
        }
    }

    @Test
    void rests_after_a_batch_and_not_when_nothing_came() {
        try (var consumer = subscribed(FilledTopic.consumers(topic, RECORDS + 1, REST))) {
            awaitBatch(consumer, 1);
            assertThat(timeOfPoll(consumer)).isGreaterThanOrEqualTo(REST);
            await().until(() -> consumer.poll(Duration.ZERO).isEmpty());
            assertThat(timeOfPoll(consumer)).isLessThan(REST);
        }
    }

    @Test
    void goes_on_at_once_after_a_full_batch() {
        try (var consumer = subscribed(FilledTopic.consumers(topic, BATCH, REST))) {
            awaitBatch(consumer, BATCH);
            assertThat(timeOfPoll(consumer)).isLessThan(REST);
        }
    }

    @Test
    void what_comes_during_a_rest_is_handled_together_though_it_is_in_several_partitions() throws Exception {
        try (var consumer = subscribed(FilledTopic.consumers(topic, RECORDS + 1, REST))) {
            handleAll(consumer);
            consumer.poll(Duration.ZERO);
            FilledTopic.add(first, "starts a rest");
            awaitBatch(consumer, 1);

            FilledTopic.add(first, "one");
            FilledTopic.add(new TopicPartition(topic, 1), "another");
            assertThat(consumer.poll(TIMEOUT))
                    .extracting(each -> new String(each.value(), UTF_8))
                    .containsExactlyInAnyOrder("one", "another");
        }
    }

    @Test
    void what_is_there_already_is_not_lost_when_the_consumer_is_woken_up_as_it_asks_for_more() throws Exception {
        try (var consumer = subscribed(FilledTopic.consumers(topic, RECORDS + 1, LONGEST_REST));
                var other = Executors.newSingleThreadScheduledExecutor()) {
            handleAll(consumer);
            FilledTopic.add(first, "starts a rest");
            awaitBatch(consumer, 1);
            FilledTopic.add(first, "one");
            // When it has rested, it waits for half as long.
            var duringTheSecondQuestion = LONGEST_REST.plus(LONGEST_REST.dividedBy(4));
            var waking = other.schedule(consumer::wakeup, duringTheSecondQuestion.toMillis(), TimeUnit.MILLISECONDS);

            assertThat(consumer.poll(TIMEOUT))
                    .extracting(each -> new String(each.value(), UTF_8))
                    .containsExactly("one");
            waking.get();
            assertThatThrownBy(() -> consumer.poll(TIMEOUT)).isInstanceOf(WakeupException.class);
        }
    }

    private static void awaitBatch(Consumer<String, byte[]> consumer, int atLeast) {
        await().until(() -> consumer.poll(Duration.ofMillis(50)).count() >= atLeast);
    }

    private static Duration timeOfPoll(Consumer<String, byte[]> consumer) {
        long began = System.nanoTime();
        consumer.poll(Duration.ZERO);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Consumer<String, byte[]> subscribed() {
        return subscribed(FilledTopic.consumers(topic, BATCH));
    }

    private Consumer<String, byte[]> subscribed(ConsumerFactory<String, byte[]> consumers) {
        var consumer = consumers.createConsumer();
        consumer.subscribe(List.of(topic), new Indifferent());
        return consumer;
    }

    private void handleAll(Consumer<String, byte[]> consumer) {
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    handle(consumer);
                    return handled == RECORDS;
                });
    }

    /** As Spring's container does: one poll, then all of it is said to be handled. */
    private void handle(Consumer<String, byte[]> consumer) {
        ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(50));
        if (!records.isEmpty()) {
            batches++;
            handled += records.count();
            consumer.commitSync(records.nextOffsets(), TIMEOUT);
        }
    }

    private void awaitCommitted(Consumer<String, byte[]> consumer, long records) {
        await().atMost(TIMEOUT).until(() -> {
            handle(consumer);
            return FilledTopic.committed(topic) == records;
        });
    }

    private static double commits(Consumer<String, byte[]> consumer) {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("commit-total"))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    private static final class Indifferent implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
    }
}
