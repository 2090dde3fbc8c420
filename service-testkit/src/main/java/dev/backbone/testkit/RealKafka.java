package dev.backbone.testkit;

import dev.backbone.events.Topic;
import dev.backbone.events.TopicCreation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A real Kafka broker, one for all tests of a JVM: started when it is first needed, stopped at exit. Topics live as
 * long, so tests tell their facts from others' by their order ids and skus.
 */
public final class RealKafka {

    /** As many as the services ask for by default. */
    private static final int PARTITIONS = 6;

    private RealKafka() {}

    /** The broker's address. */
    public static String bootstrapServers() {
        return Broker.ADDRESS;
    }

    /** Creates every {@link Topic} that does not exist yet, so that a service can be tested without its neighbours. */
    public static void createTopics() {
        create(Arrays.stream(Topic.values())
                .map(Topic::writer)
                .distinct()
                .flatMap(writer -> Topic.writtenBy(writer, PARTITIONS, (short) 1).stream())
                .toList());
    }

    /** Creates those of {@code topics} that do not exist yet. */
    public static void create(Collection<NewTopic> topics) {
        try (var admin = admin()) {
            TopicCreation.ensure(admin, topics);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("can't create topics", e.getCause());
        }
    }

    /** An admin client, to be closed by the caller. */
    public static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /** The only place that knows which broker it is. */
    private static final class Broker {

        private static final Map<String, String> SETTINGS = Map.of(
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                "group.consumer.min.heartbeat.interval.ms", "500",
                "group.consumer.heartbeat.interval.ms", "500",
                "group.consumer.min.session.timeout.ms", "6000",
                "group.consumer.session.timeout.ms", "6000");

        static final String ADDRESS = switch (Servers.chosen()) {
            case CONTAINERS -> Containers.startKafka(SETTINGS);
            case EMBEDDED -> startEmbedded();
        };

        private static String startEmbedded() {
            var broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.brokerListProperty("backbone.testkit.kafka");
            broker.brokerProperties(SETTINGS);
            broker.afterPropertiesSet();
            JvmExit.close(broker::destroy);
            return broker.getBrokersAsString();
        }
    }
}
