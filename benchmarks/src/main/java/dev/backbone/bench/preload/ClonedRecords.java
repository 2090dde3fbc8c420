package dev.backbone.bench.preload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Clones the records that finished orders have on the topics. */
final class ClonedRecords {

    private static final Set<String> IDS = Set.of("ce_id", "ce_subject", "ce_correlationid", "ce_causationid");

    private final String bootstrapServers;
    private final Set<String> originals;

    ClonedRecords(String bootstrapServers, Collection<String> originals) {
        this.bootstrapServers = bootstrapServers;
        this.originals = new HashSet<>(originals);
    }

    /** Numbers begin with 1; records of one order keep their order on each topic. */
    void clone(long clones) {
        var templates = Arrays.stream(Topic.values())
                .filter(topic -> topic.key() == Topic.Key.ORDER_ID)
                .flatMap(topic -> records(topic).stream())
                .toList();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 262_144, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var failure = new AtomicReference<@Nullable Exception>();
            for (long number = 1; number <= clones && failure.get() == null; number++) {
                for (var template : templates) {
                    var _ = producer.send(clone(template, number), (_, e) -> failure.compareAndSet(null, e));
                }
            }
            producer.flush();
            if (failure.get() != null) {
                throw new IllegalStateException("Kafka has not taken all clones", failure.get());
            }
        }
    }

    private List<ConsumerRecord<String, String>> records(Topic topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            records.removeIf(each -> !originals.contains(each.key()));
            return records;
        }
    }

    private static ProducerRecord<String, String> clone(ConsumerRecord<String, String> template, long number) {
        String key = clone(template.key(), number);
        var clone = new ProducerRecord<>(
                template.topic(),
                null,
                template.timestamp(),
                key,
                template.value().replace(template.key(), key));
        for (Header header : template.headers()) {
            String value = new String(header.value(), UTF_8);
            String cloned = IDS.contains(header.key()) ? clone(value, number) : value;
            clone.headers().add(header.key(), cloned.getBytes(UTF_8));
        }
        return clone;
    }

    private static String clone(String id, long number) {
        return CloneId.of(UUID.fromString(id), number).toString();
    }
}
