package dev.backbone.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An administrator's look at the suite's Kafka. */
final class Topics {

    private final String bootstrap;

    Topics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    private static final List<String> SERVICES =
            List.of("order-service", "stock-service", "payment-service", "shipment-service");

    /** All records of all topics that services listen to. */
    List<ConsumerRecord<String, byte[]>> records() {
        return records(name -> !name.startsWith("__") && !name.endsWith(".dead-letters"));
    }

    /** All records of one topic. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        return records(topic::equals);
    }

    private List<ConsumerRecord<String, byte[]>> records(Predicate<String> topics) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions(consumer, topics);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Predicate<String> topics) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Publishes anything, and returns once Kafka has it. */
    void produce(ProducerRecord<String, byte[]> kafkaRecord) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(kafkaRecord).get();
        }
    }

    /** Waits until every service has handled every record, and has said all that it has to say. */
    void awaitQuiet() {
        await().atMost(Duration.ofSeconds(60))
                .during(Duration.ofSeconds(2))
                .until(() -> SERVICES.stream().mapToLong(this::lag).sum() == 0);
    }

    /** Makes a service whose instances are stopped read all topics once more. */
    void rewind(String group) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var beginning = committed(admin, group).keySet().stream()
                    .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(group, beginning).all().get();
        }
    }

    /** Records that a service has not handled yet. */
    long lag(String group) {
        try {
            return lags(group).values().stream().mapToLong(Long::longValue).sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError("can't tell the lag of " + group, e);
        }
    }

    /** The same, of each partition that it has read from. */
    Map<TopicPartition, Long> lags(String group) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var committed = committed(admin, group);
            var ends = admin.listOffsets(committed.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            Map<TopicPartition, Long> lags = new HashMap<>();
            ends.forEach((partition, end) -> lags.put(partition, end.offset()));
            committed.forEach((partition, handled) -> lags.merge(partition, -handled.offset(), Long::sum));
            return lags;
        }
    }

    /** How many consumers of a service have partitions to read. */
    long sharers(String group) {
        try (var admin = admin()) {
            return describe(admin, group).members().stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError("can't tell who shares the work of " + group, e);
        }
    }

    /** The state of a group, and what each of its consumers has and is to have; a line each. */
    String members(String group) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var described = describe(admin, group);
            var state = "%s %s, epoch %s, assignment epoch %s"
                    .formatted(
                            group, described.groupState(), described.groupEpoch(), described.targetAssignmentEpoch());
            return described.members().stream()
                    .map(member -> "\n  %s of epoch %s has %s, is to have %s"
                            .formatted(
                                    member.consumerId(),
                                    member.memberEpoch(),
                                    member.assignment().topicPartitions(),
                                    member.targetAssignment().map(MemberAssignment::topicPartitions)))
                    .collect(Collectors.joining("", state, ""));
        }
    }

    private static ConsumerGroupDescription describe(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group))
                .all()
                .get()
                .values()
                .iterator()
                .next();
    }

    Map<String, Integer> partitionCounts(Set<String> topics) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            return admin.describeTopics(topics).allTopicNames().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            topic -> topic.getValue().partitions().size()));
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }
}
