package dev.backbone.testkit;

import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning to what was their end when it was asked, without a consumer group. */
public final class TopicReader {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String bootstrapServers;

    /** Reads from {@link RealKafka}. */
    public TopicReader() {
        this(RealKafka.bootstrapServers());
    }

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * All facts of these topics, in offset order within a partition.
     *
     * @throws dev.backbone.events.MalformedFactException if a record is no fact
     */
    public List<Fact> facts(Topic... topics) {
        return Arrays.stream(topics)
                .flatMap(topic -> records(topic.topicName()).stream())
                .map(kafkaRecord -> FactCodec.decode(KafkaBinding.fromRecord(kafkaRecord)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The facts about one order or sku, topic by topic in offset order; other records are not even decoded. */
    public List<Fact> factsAbout(Object subject, Topic... topics) {
        return Arrays.stream(topics)
                .flatMap(topic -> records(topic.topicName()).stream())
                .filter(kafkaRecord -> subject.toString().equals(kafkaRecord.key()))
                .map(kafkaRecord -> FactCodec.decode(KafkaBinding.fromRecord(kafkaRecord)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** All records of a topic, in offset order within a partition. */
    public List<ConsumerRecord<String, byte[]>> records(String topicName) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topicName).stream()
                    .map(partition -> new TopicPartition(topicName, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(consumer.endOffsets(partitions), consumer);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> readTo(
            Map<TopicPartition, Long> end, Consumer<String, byte[]> consumer) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        var deadline = Instant.now().plus(LIMIT);
        while (end.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("the end %s was not reached within %s".formatted(end, LIMIT));
            }
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
