package dev.backbone.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.Topic;
import dev.backbone.payment.provider.StrictProvider;
import dev.backbone.payment.provider.StrictProvider.Whereabouts;
import dev.backbone.payment.view.PaymentRow;
import dev.backbone.payment.view.PaymentView;
import dev.backbone.testkit.BackboneTest;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the money of orders that end early. */
@BackboneTest(properties = "backbone.provider.breaker.pause=500ms")
class CompensationTest {

    @TestConfiguration
    static class Provider {

        @Bean
        @Primary
        StrictProvider strictProvider() {
            return new StrictProvider();
        }
    }

    private final Samples the = new Samples(EventId.random(Instant.now()));
    private final FactPublisher publisher = new FactPublisher();
    private final TopicReader reader = new TopicReader();

    @Autowired
    private StrictProvider provider;

    @Autowired
    private PaymentView view;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void nobody_asked_for_what_can_not_be() {
        assertThat(provider.violations()).isEmpty();
        publisher.close();
    }

    @Test
    void an_order_that_ends_before_it_is_paid_is_never_paid() {
        publish(the.validated(), the.cancelled());
        awaitHeard(the, EventType.ORDER_CANCELLED);
        publish(the.reserved());
        var another = new Samples(EventId.random(Instant.now()));
        publish(another.reserved(), another.rejected(), another.validated());
        var last = new Samples(EventId.random(Instant.now()));
        publish(last.validated(), last.reserved());

        awaitEnd(last, Whereabouts.HELD, "AUTHORIZED", last.paymentInitiated(), last.paymentAuthorized());
        awaitHeard(the, EventType.STOCK_RESERVED);
        awaitHeard(another, EventType.ORDER_VALIDATED);
        assertThat(payments(the)).isEmpty();
        assertThat(payments(another)).isEmpty();
    }

    @Test
    void money_that_is_held_is_given_up() {
        publish(the.validated(), the.reserved());
        awaitEnd(the, Whereabouts.HELD, "AUTHORIZED", the.paymentInitiated(), the.paymentAuthorized());

        publish(the.cancelled());

        awaitEnd(
                the,
                Whereabouts.GIVEN_UP,
                "VOIDED",
                the.paymentInitiated(),
                the.paymentAuthorized(),
                the.paymentVoided());
    }

    @Test
    void a_late_authorization_is_recorded_and_then_given_up() throws Exception {
        var answer = provider.keepBack("authorize", the.orderId());
        publish(the.validated(), the.reserved());
        provider.awaitCall(the.orderId());

        publish(the.cancelled());
        awaitHeard(the, EventType.ORDER_CANCELLED);
        answer.countDown();

        awaitEnd(
                the,
                Whereabouts.GIVEN_UP,
                "VOIDED",
                the.paymentInitiated(),
                the.paymentAuthorized(),
                the.paymentVoided());
    }

    @Test
    void a_payment_whose_answer_is_unknown_when_the_order_ends_is_called_off() {
        provider.isDown(true);
        publish(the.validated(), the.reserved());
        await().untilAsserted(() ->
                assertThat(view.find(the.orderId()).map(PaymentRow::status)).contains("INITIATED"));
        publish(the.cancelled());
        // Only then no attempt to authorize, which may succeed yet, is under way.
        await().until(() -> provider.wasAsked("cancel", the.orderId()));
        provider.isDown(false);

        awaitEnd(the, Whereabouts.GIVEN_UP, "VOIDED", the.paymentInitiated(), the.paymentVoided());
    }

    @Test
    void money_that_was_taken_for_a_parcel_that_is_lost_goes_back() {
        publish(the.validated(), the.reserved());
        awaitEnd(the, Whereabouts.HELD, "AUTHORIZED", the.paymentInitiated(), the.paymentAuthorized());
        publish(the.dispatched());
        awaitEnd(
                the,
                Whereabouts.TAKEN,
                "CAPTURED",
                the.paymentInitiated(),
                the.paymentAuthorized(),
                the.paymentCaptured());

        publish(the.lost());

        awaitRefund();
    }

    @Test
    void money_that_is_just_being_taken_when_the_parcel_is_lost_goes_back_as_soon_as_it_is_ours() throws Exception {
        publish(the.validated(), the.reserved());
        awaitEnd(the, Whereabouts.HELD, "AUTHORIZED", the.paymentInitiated(), the.paymentAuthorized());
        var answer = provider.keepBack("capture", the.orderId());
        publish(the.dispatched());
        provider.awaitCall(the.orderId());

        publish(the.lost());
        awaitHeard(the, EventType.ORDER_CANCELLED);
        assertThat(provider.money(the.orderId())).isEqualTo(Whereabouts.TAKEN);
        answer.countDown();

        awaitRefund();
    }

    @Test
    void an_outage_of_the_provider_delays_payments_and_declines_nobody() {
        provider.isDown(true);
        var orders = Stream.generate(() -> new Samples(EventId.random(Instant.now())))
                .limit(40)
                .toList();
        orders.forEach(order -> publish(order.validated(), order.reserved()));
        // Without the circuit breaker there would be far more calls in this time.
        awaitQuiet();

        provider.isDown(false);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(orders)
                        .allSatisfy(
                                order -> assertThat(view.find(order.orderId()).map(PaymentRow::status))
                                        .contains("AUTHORIZED")));
        assertThat(jdbc.sql("select count(*) from pending_effects")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Waits until the provider has had no call for a moment, although effects are pending. */
    private void awaitQuiet() {
        await().until(() -> provider.calls() >= 60);
        var calls = new int[] {provider.calls()};
        await().pollInterval(Duration.ofMillis(300)).until(() -> {
            var before = calls[0];
            calls[0] = provider.calls();
            return calls[0] == before;
        });
    }

    private void awaitRefund() {
        awaitEnd(
                the,
                Whereabouts.GIVEN_BACK,
                "REFUNDED",
                the.paymentInitiated(),
                the.paymentAuthorized(),
                the.paymentCaptured(),
                the.paymentRefunded());
    }

    private void awaitEnd(Samples order, Whereabouts money, String status, Event... facts) {
        await().untilAsserted(() -> {
            assertThat(payments(order)).extracting(Fact::event).containsExactly(facts);
            assertThat(provider.money(order.orderId())).isEqualTo(money);
            assertThat(view.find(order.orderId()).map(PaymentRow::status)).contains(status);
        });
    }

    private void awaitHeard(Samples order, EventType type) {
        await().until(() -> jdbc.sql("select count(*) from journal where stream_id = :id and type = :type")
                        .param("id", order.orderId().toString())
                        .param("type", type.typeName())
                        .query(Long.class)
                        .single()
                == 1);
    }

    private List<Fact> payments(Samples order) {
        return reader.factsAbout(order.orderId(), Topic.PAYMENTS);
    }

    private void publish(Event... events) {
        Stream.of(events).forEach(publisher::publish);
    }
}
