package dev.backbone.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Sees on the topic {@code orders} when orders are confirmed and when they end: what counts is when their fact arrives
 * here. Watches from its beginning on until it is closed, on a thread of its own. Thread-safe.
 */
public final class OrderWatch implements AutoCloseable {

    private static final String CONFIRMED = EventType.ORDER_CONFIRMED.typeName();
    private static final String COMPLETED = EventType.ORDER_COMPLETED.typeName();
    private static final Set<String> CALLED_OFF =
            Set.of(EventType.ORDER_REJECTED.typeName(), EventType.ORDER_CANCELLED.typeName());

    private final KafkaConsumer<String, byte[]> consumer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<String, Long> confirmedAt = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final AtomicLong completed = new AtomicLong();
    private volatile Consumer<String> whenEnded = _ -> {};

    private OrderWatch(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Watches what is said from now on. */
    public static OrderWatch start(String bootstrapServers) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.ORDERS.topicName()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        OrderWatch watch = new OrderWatch(consumer);
        watch.thread.execute(watch::watch);
        return watch;
    }

    /** Tells one listener the id of each order that ends, on the watch's thread. */
    void whenEnded(Consumer<String> listener) {
        whenEnded = listener;
    }

    /** How many orders were completed so far. */
    public long completed() {
        return completed.get();
    }

    /** How many orders have ended so far, well or not. */
    public long ended() {
        return ended.size();
    }

    /** The ids of all orders that have ended so far. */
    public List<String> endedOrders() {
        return List.copyOf(ended);
    }

    /** When the order's confirmation arrived, as {@link System#nanoTime}; empty if it has not. */
    OptionalLong confirmedAt(String orderId) {
        Long time = confirmedAt.get(orderId);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time);
    }

    private void watch() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                long now = System.nanoTime();
                records.forEach(each -> see(each, now));
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    private void see(ConsumerRecord<String, byte[]> fact, long now) {
        String type = new String(fact.headers().lastHeader("ce_type").value(), UTF_8);
        if (type.equals(CONFIRMED)) {
            confirmedAt.putIfAbsent(fact.key(), now);
        } else if ((type.equals(COMPLETED) || CALLED_OFF.contains(type)) && ended.add(fact.key())) {
            if (type.equals(COMPLETED)) {
                completed.incrementAndGet();
            }
            whenEnded.accept(fact.key());
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        thread.close();
    }
}
