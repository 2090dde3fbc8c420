package dev.backbone.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.Topic;
import dev.backbone.shipment.carrier.SimulatedCarrier;
import dev.backbone.shipment.view.ShipmentRow;
import dev.backbone.shipment.view.ShipmentView;
import dev.backbone.testkit.BackboneTest;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.TopicReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A parcel is handed over and recalled at the same time. */
@BackboneTest
class RecallTest {

    private final Samples the = new Samples(EventId.random(Instant.now()));
    private final FactPublisher publisher = new FactPublisher();

    @Autowired
    private SlowCarrier carrier;

    @Autowired
    private ShipmentView view;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_parcel_that_the_carrier_has_not_taken_is_held_back() throws InterruptedException {
        var handover = carrier.delay(the.orderId(), true);
        publisher.publish(the.confirmed());
        handover.reached().await();

        publisher.publish(the.cancellationStarted());
        awaitShipments(the.prepared(), the.shipmentCancelled());
        handover.goOn().countDown();

        awaitNothingPending();
        awaitShipments(the.prepared(), the.shipmentCancelled());
        assertThat(view.find(the.orderId())).contains(new ShipmentRow(the.orderId(), "CANCELLED", null));
    }

    @Test
    void a_parcel_that_the_carrier_has_taken_travels_on_even_if_we_learn_that_from_the_recall() throws Exception {
        var handover = carrier.delay(the.orderId(), false);
        publisher.publish(the.confirmed());
        handover.reached().await();

        publisher.publish(the.cancellationStarted());
        awaitShipments(the.prepared(), dispatched());
        handover.goOn().countDown();

        awaitNothingPending();
        awaitShipments(the.prepared(), dispatched());
        assertThat(view.find(the.orderId()).map(ShipmentRow::status)).contains("DISPATCHED");
    }

    @Test
    void an_order_that_is_called_off_before_it_is_heard_of_is_not_shipped() {
        publisher.publish(the.cancellationStarted());
        publisher.publish(the.confirmed());

        awaitHeard(2);
        awaitShipments(the.shipmentCancelled());
    }

    @Test
    void nobody_waits_for_a_parcel_that_was_given_up() {
        publisher.publish(the.confirmed());
        awaitShipments(the.prepared(), dispatched());

        publisher.publish(the.lost());

        await().untilAsserted(() ->
                assertThat(view.find(the.orderId()).map(ShipmentRow::status)).contains("LOST"));
        await().until(() -> pending() == 0);
        awaitShipments(the.prepared(), dispatched());
    }

    private ShipmentDispatched dispatched() {
        return new ShipmentDispatched(the.orderId(), "SIM-" + the.orderId());
    }

    private void awaitShipments(Event... expected) {
        await().untilAsserted(() -> assertThat(new TopicReader().factsAbout(the.orderId(), Topic.SHIPMENTS))
                .extracting(Fact::event)
                .containsExactly(expected));
    }

    private void awaitHeard(int facts) {
        await().until(() -> jdbc.sql("select count(*) from journal where stream_id = :id and source = '/order-service'")
                        .param("id", the.orderId().toString())
                        .query(Integer.class)
                        .single()
                == facts);
    }

    /** Until the delayed handover, too, has been recorded; only following the parcel may still be pending. */
    private void awaitNothingPending() {
        await().until(() -> carrier.finished(the.orderId()) && pending() <= 1);
    }

    private int pending() {
        return jdbc.sql("select count(*) from pending_effects where stream_id = :id")
                .param("id", the.orderId().toString())
                .query(Integer.class)
                .single();
    }

    @TestConfiguration
    static class Carriers {

        @Bean
        @Primary
        SlowCarrier slowCarrier(Clock clock) {
            return new SlowCarrier(new SimulatedCarrier(Duration.ZERO, Duration.ofDays(1), clock));
        }
    }
}
