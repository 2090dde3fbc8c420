package dev.backbone.bench.floor;

import dev.backbone.events.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far the topics of the suite reached at one moment. */
public record TopicPositions(Map<TopicPartition, Long> ends) {

    public static TopicPositions now(String bootstrapServers) {
        try (var consumer = consumer(bootstrapServers)) {
            return new TopicPositions(consumer.endOffsets(partitions(consumer)));
        }
    }

    long of(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** How many records a topic has got since, those that are compacted away included. */
    long since(TopicPositions earlier, Topic topic) {
        return ends.keySet().stream()
                .filter(partition -> partition.topic().equals(topic.topicName()))
                .mapToLong(partition -> of(partition) - earlier.of(partition))
                .sum();
    }

    static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }
}
