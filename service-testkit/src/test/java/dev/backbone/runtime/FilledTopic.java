package dev.backbone.runtime;

import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.RealKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.ConsumerFactory;

/** A topic of a real Kafka with records in it, as many in each partition. */
final class FilledTopic {

    private FilledTopic() {}

    /** Their values are {@code record 0}, {@code record 1} and so on. */
    static void create(String topic, int partitions, int records) throws ExecutionException, InterruptedException {
        RealKafka.create(List.of(new NewTopic(topic, partitions, (short) 1)));
        try (var producer = producer()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                sent.add(producer.send(new ProducerRecord<>(topic, i % partitions, null, "record " + i)));
            }
            for (var each : sent) {
                each.get();
            }
        }
    }

    /** Adds one record; returns when it is there. */
    static void add(TopicPartition partition, String value) throws ExecutionException, InterruptedException {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), null, value))
                    .get();
        }
    }

    /** With one request under way at a time, as in {@link FactPublisher}. */
    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", RealKafka.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new StringSerializer());
    }

    /** Consumers as the services have them, of a group that is named like the topic. */
    static ConsumerFactory<String, byte[]> consumers(String topic, int batchSize) {
        return consumers(topic, batchSize, Duration.ZERO);
    }

    /** The same, resting at least so long after each batch. */
    static ConsumerFactory<String, byte[]> consumers(String topic, int batchSize, Duration rest) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                RealKafka.bootstrapServers(),
                "group.id",
                topic,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "group.protocol",
                "consumer",
                "max.poll.records",
                batchSize);
        return ThriftyConsumer.factory(settings, new Pace(rest));
    }

    /** How many records of all its partitions a group has committed. */
    static long committed(String group) throws ExecutionException, InterruptedException {
        try (var admin = RealKafka.admin()) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(each -> each == null ? 0 : each.offset())
                    .sum();
        }
    }
}
