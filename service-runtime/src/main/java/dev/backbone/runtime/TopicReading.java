package dev.backbone.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Reads topics from their beginning, outside of any consumer group. Not thread-safe. */
final class TopicReading implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int BATCH = 2_000;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Collection<TopicPartition> partitions;

    /** Topics that don't exist are empty. */
    TopicReading(KafkaProperties kafka, Set<String> topics) {
        var settings = kafka.buildConsumerProperties();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    boolean nothingThere() {
        var beginnings = consumer.beginningOffsets(partitions);
        return consumer.endOffsets(partitions).equals(beginnings);
    }

    /** How many records there are at the most up to the present end. */
    long remaining() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - consumer.position(end.getKey()))
                .sum();
    }

    /** Hands out what has not been read yet, up to the end as it is now, each partition in its order. */
    void readToEnd(Consumer<List<ConsumerRecord<String, byte[]>>> reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Predicate<TopicPartition> unfinished = each -> consumer.position(each) < ends.getOrDefault(each, 0L);
        while (partitions.stream().anyMatch(unfinished)) {
            var records = StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                    .collect(Collectors.toList());
            if (!records.isEmpty()) {
                reader.accept(records);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
