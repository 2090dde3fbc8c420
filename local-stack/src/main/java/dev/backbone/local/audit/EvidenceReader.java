package dev.backbone.local.audit;

import dev.backbone.events.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all journals and all topics once, in an order that makes them comparable: first how far each service has come,
 * then a snapshot of each database, then the topics to their ends. So what a service had handled is in its snapshot,
 * and what a snapshot's outbox does not hold is on a topic; a subject that has anything else is moving.
 */
record EvidenceReader(AuditedSuite suite) {

    private static final Map<String, Topic> TOPICS =
            Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, Function.identity()));

    Evidence read() throws SQLException, ExecutionException, InterruptedException {
        var collector = new EvidenceCollector();
        try (var admin = Admin.create(suite.kafka())) {
            var progress = Progress.of(admin, suite.databases().keySet());
            for (var database : suite.databases().entrySet()) {
                new DatabaseReader(database.getKey(), database.getValue()).read(collector);
            }
            readTopics(progress, Progress.ends(admin), collector);
        }
        return collector.evidence();
    }

    private void readTopics(Progress progress, Map<TopicPartition, Long> ends, EvidenceCollector collector) {
        Map<String, Object> settings = new HashMap<>(suite.kafka());
        settings.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var kafkaRecord : consumer.poll(Duration.ofMillis(200))) {
                    var partition = new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition());
                    if (!progress.isHandled(partition, kafkaRecord.offset()) && kafkaRecord.key() != null) {
                        collector.moves(kafkaRecord.key());
                    }
                    collector.onTopic(topic(kafkaRecord.topic()), kafkaRecord);
                }
            }
        }
    }

    private static Topic topic(String name) {
        var topic = TOPICS.get(name);
        if (topic == null) {
            throw new IllegalStateException(name + " was not asked for");
        }
        return topic;
    }
}
