package dev.backbone.bench.floor;

import dev.backbone.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Counts the records of a run, and weighs some of each topic. */
record TopicCensus(String bootstrapServers, TopicPositions before, TopicPositions after) {

    private static final int WEIGHED = 5_000;

    List<TopicShare> shares(long orders) {
        try (var consumer = TopicPositions.consumer(bootstrapServers)) {
            return Arrays.stream(Topic.values())
                    .filter(topic -> after.since(before, topic) > 0)
                    .map(topic -> share(topic, orders, consumer))
                    .toList();
        }
    }

    private TopicShare share(Topic topic, long orders, KafkaConsumer<byte[], byte[]> consumer) {
        var some = some(topic, consumer);
        double keys =
                some.stream().mapToInt(each -> each.key().length).average().orElse(0);
        double values = some.stream().mapToInt(TopicCensus::weight).average().orElse(0);
        double records = (double) after.since(before, topic) / orders;
        return new TopicShare(topic.topicName(), records, (int) Math.round(keys), (int) Math.round(values));
    }

    private List<ConsumerRecord<byte[], byte[]>> some(Topic topic, KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = after.ends().keySet().stream()
                .filter(partition -> partition.topic().equals(topic.topicName()))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, before.of(partition)));
        List<ConsumerRecord<byte[], byte[]>> some = new ArrayList<>();
        while (some.size() < WEIGHED
                && partitions.stream().anyMatch(each -> consumer.position(each) < after.of(each))) {
            consumer.poll(Duration.ofMillis(200)).forEach(some::add);
        }
        return some;
    }

    private static int weight(ConsumerRecord<byte[], byte[]> each) {
        int weight = each.value().length;
        for (var header : each.headers()) {
            weight += header.key().length() + header.value().length;
        }
        return weight;
    }
}
