package dev.backbone.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.events.Topic;
import dev.backbone.shipment.view.ShipmentRow;
import dev.backbone.shipment.view.ShipmentView;
import dev.backbone.testkit.BackboneTest;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.TopicReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackboneTest
class ShipmentServiceTest {

    private final Samples the = new Samples(EventId.random(Instant.now()));
    private final FactPublisher publisher = new FactPublisher();

    @Autowired
    private ShipmentView view;

    @Test
    void hands_the_parcel_over_and_follows_it_to_the_door_once_however_often_it_is_told() {
        var confirmed = publisher.publish(the.confirmed());
        publisher.publish(confirmed);

        var trackingNumber = "SIM-" + the.orderId();
        await().untilAsserted(() -> assertThat(new TopicReader().factsAbout(the.orderId(), Topic.SHIPMENTS))
                .extracting(Fact::event)
                .containsExactly(
                        new ShipmentPrepared(the.orderId(), Samples.ADDRESS),
                        new ShipmentDispatched(the.orderId(), trackingNumber),
                        new ShipmentDelivered(the.orderId(), trackingNumber)));
        assertThat(view.find(the.orderId())).contains(new ShipmentRow(the.orderId(), "DELIVERED", trackingNumber));
    }
}
