package dev.backbone.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbone.local.LocalStack;
import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.testing.TestProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class KafkaServerTest {

    private static final String TOPIC = "survivors";

    @TempDir
    private Path home;

    @Test
    void acknowledged_records_survive_a_stop_and_a_kill_and_no_topic_makes_itself() throws Exception {
        try (LocalStack stack = LocalStack.builder(TestProject.root())
                .home(home)
                .services(Set.of())
                .start()) {
            ManagedProcess kafka = stack.process("kafka");
            try (Admin admin = Admin.create(settings(stack))) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
            publish("before", stack);
            kafka.stop();
            kafka.start();
            publish("after a stop", stack);
            kafka.kill();
            kafka.start();
            publish("after a kill", stack);

            assertThat(read(3, stack)).containsExactly("before", "after a stop", "after a kill");
            assertThatThrownBy(() -> publish("nowhere", "unknown-topic", stack))
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    private static void publish(String value, LocalStack stack) throws Exception {
        publish(value, TOPIC, stack);
    }

    private static void publish(String value, String topic, LocalStack stack) throws Exception {
        try (var producer = new KafkaProducer<>(settings(stack), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(int count, LocalStack stack) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings(stack), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (values.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }

    private static Map<String, Object> settings(LocalStack stack) {
        return Map.of("bootstrap.servers", stack.kafkaBootstrap(), "acks", "all", "max.block.ms", 3_000);
    }
}
