package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventId;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.StockReplenishmentEvent.StockReceived;
import dev.backbone.events.StockRequestEvent.StockReceiptRequested;
import dev.backbone.events.Topic;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RealKafkaTest {

    @BeforeAll
    static void createTopics() {
        RealKafka.createTopics();
        RealKafka.createTopics();
    }

    @Test
    void all_topics_exist() throws ExecutionException, InterruptedException {
        try (var admin = RealKafka.admin()) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        }
    }

    @Test
    void what_is_published_can_be_read_back() {
        var id = EventId.random(Facts.START);
        UUID orderId = EventId.random(Facts.START);
        try (var publisher = new FactPublisher()) {
            var delivered = publisher.publish(id, new ShipmentDelivered(orderId, "T-1"));
            publisher.publish(new ShipmentDelivered(EventId.random(Facts.START), "T-2"));

            assertThat(delivered.id()).isEqualTo(id);
            assertThat(new TopicReader().factsAbout(orderId, Topic.SHIPMENTS)).containsExactly(delivered);
            assertThat(new TopicReader().facts(Topic.SHIPMENTS, Topic.PAYMENTS)).contains(delivered);
        }
    }

    @Test
    void facts_look_as_if_their_writer_had_published_them() {
        try (var publisher = new FactPublisher()) {
            var received = publisher.publish(new StockReceived("mug", 1)).envelope();
            assertThat(received.source()).isEqualTo("/stock-service");
            assertThat(received.sequence()).isPositive();
            assertThat(received.correlationId()).isNull();
            assertThat(publisher
                            .publish(new StockReceiptRequested("mug", 1))
                            .envelope()
                            .sequence())
                    .isNull();
        }
    }
}
