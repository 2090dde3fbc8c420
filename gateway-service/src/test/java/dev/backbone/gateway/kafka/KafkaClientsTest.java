package dev.backbone.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.TopicCreation;
import dev.backbone.testkit.RealKafka;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class KafkaClientsTest {

    private static final String TOPIC = "a-topic-that-nobody-else-creates";

    @Test
    void topics_are_created_as_asked_for_and_left_alone_when_they_exist()
            throws ExecutionException, InterruptedException {
        var settings = new KafkaProperties();
        settings.setBootstrapServers(List.of(RealKafka.bootstrapServers()));
        var clients = new KafkaClients(settings);

        try (var admin = clients.newAdmin()) {
            TopicCreation.ensure(
                    admin, List.of(new NewTopic(TOPIC, 3, (short) 1).configs(Map.of("retention.ms", "-1"))));
            TopicCreation.ensure(admin, List.of(new NewTopic(TOPIC, 5, (short) 1)));

            var resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
            assertThat(admin.describeTopics(List.of(TOPIC)).allTopicNames().get())
                    .hasEntrySatisfying(
                            TOPIC, topic -> assertThat(topic.partitions()).hasSize(3));
            assertThat(admin.describeConfigs(List.of(resource)).all().get())
                    .hasEntrySatisfying(
                            resource,
                            config -> assertThat(config.entries())
                                    .anyMatch(entry -> entry.name().equals("retention.ms")
                                            && entry.value().equals("-1")));
        }
    }
}
