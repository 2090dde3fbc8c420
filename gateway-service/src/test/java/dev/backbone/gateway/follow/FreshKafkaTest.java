package dev.backbone.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Topic;
import dev.backbone.events.TopicCreation;
import dev.backbone.gateway.follow.Following.Rest;
import dev.backbone.gateway.kafka.KafkaClients;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Needs a broker of its own, in which there is nothing yet. */
class FreshKafkaTest {

    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);

    @BeforeAll
    static void start() {
        BROKER.brokerListProperty("backbone.fresh.kafka");
        BROKER.brokerProperties(Map.of("auto.create.topics.enable", "false"));
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @Test
    void before_there_are_topics_nothing_is_followed_and_then_they_are() throws Exception {
        var settings = new KafkaProperties();
        settings.setBootstrapServers(List.of(BROKER.getBrokersAsString()));
        try (var register = OrderRegister.open(null);
                var admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.getBrokersAsString()));
                var consumer = new KafkaClients(settings).newReader()) {
            assertThat(following(register).goOn(consumer, admin)).isEqualTo(Rest.UNTIL_THERE_ARE_TOPICS);

            TopicCreation.ensure(
                    admin,
                    Arrays.stream(Topic.values())
                            .map(Topic::writer)
                            .distinct()
                            .flatMap(writer -> Topic.writtenBy(writer, 1, (short) 1).stream())
                            .toList());
            assertThat(following(register).goOn(consumer, admin)).isEqualTo(Rest.NONE);
        }
    }

    private static Following following(OrderRegister register) {
        return new Following(register, new Progress(), List.of(), Clock.systemUTC());
    }
}
