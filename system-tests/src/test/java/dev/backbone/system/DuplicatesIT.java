package dev.backbone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What relays that begin again may do: every fact comes once more, in any order across topics, while orders go on. */
@HarmsSuite
class DuplicatesIT {

    private final Topics topics = new Topics(FragileSuite.running().kafkaBootstrap());
    private final Random random = new Random(17);

    @Test
    void facts_that_are_published_again_shuffled_across_topics_change_nothing() throws Exception {
        try (var crowd = Crowd.of(FragileSuite.shop(), 17, Duration.ofMillis(120))) {
            crowd.awaitMore(60);
            var copies = topics.records();
            publishAgain(copies);
            crowd.awaitMore(60);
            FragileSuite.assertAllWell(crowd.sendHome());

            var ids = topics.records().stream().map(DuplicatesIT::id).toList();
            assertThat(ids.size() - ids.stream().distinct().count()).isGreaterThanOrEqualTo(copies.size());
        }
    }

    /** Copies, with the same ids at other offsets; those of one partition in their order, as a relay keeps it. */
    private void publishAgain(List<ConsumerRecord<String, byte[]>> records) {
        // One request under way at a time, as in a relay: its batches can't overtake each other.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                FragileSuite.running().kafkaBootstrap(),
                "max.in.flight.requests.per.connection",
                1);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var queues = new ArrayList<>(byPartition(records).values());
            while (!queues.isEmpty()) {
                var queue = queues.get(random.nextInt(queues.size()));
                var copied = queue.removeFirst();
                var _ = producer.send(new ProducerRecord<>(
                        copied.topic(), null, copied.timestamp(), copied.key(), copied.value(), copied.headers()));
                if (queue.isEmpty()) {
                    queues.remove(queue);
                }
            }
        }
    }

    private static Map<String, Deque<ConsumerRecord<String, byte[]>>> byPartition(
            List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Deque<ConsumerRecord<String, byte[]>>> queues = new LinkedHashMap<>();
        for (var each : records) {
            queues.computeIfAbsent(each.topic() + each.partition(), _ -> new ArrayDeque<>())
                    .add(each);
        }
        return queues;
    }

    private static String id(ConsumerRecord<String, byte[]> kafkaRecord) {
        return new String(kafkaRecord.headers().lastHeader("ce_id").value(), UTF_8);
    }
}
