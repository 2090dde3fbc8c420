package dev.backbone.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentDeclined;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import dev.backbone.events.PaymentMethod;
import dev.backbone.events.PricedLine;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.Topic;
import dev.backbone.testkit.BackboneTest;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@BackboneTest
class PaymentServiceTest {

    private static final Money AMOUNT = new Money(1530, "GBP");

    private final UUID orderId = EventId.random(Instant.now());
    private final FactPublisher publisher = new FactPublisher();
    private final TopicReader reader = new TopicReader();

    @Test
    void holds_the_money_once_stock_is_reserved_and_takes_it_once_the_parcel_has_left() {
        publisher.publish(validated("tok_ok"));
        publisher.publish(reserved());
        var authorized = new PaymentAuthorized(orderId, AMOUNT, "auth-" + orderId);
        awaitPayments(new PaymentInitiated(orderId, AMOUNT, new PaymentMethod("tok_ok")), authorized);

        publisher.publish(new ShipmentDispatched(orderId, "SIM-1"));

        awaitPayments(
                new PaymentInitiated(orderId, AMOUNT, new PaymentMethod("tok_ok")),
                authorized,
                new PaymentCaptured(orderId, AMOUNT));
    }

    @Test
    void does_not_mind_if_the_reservation_is_heard_before_the_order() {
        publisher.publish(reserved());
        publisher.publish(validated("tok_declined"));

        awaitPayments(
                new PaymentInitiated(orderId, AMOUNT, new PaymentMethod("tok_declined")),
                new PaymentDeclined(orderId, "the provider declined the payment"));
    }

    @Test
    void asks_again_when_the_provider_fails() {
        publisher.publish(validated("tok_flaky"));
        publisher.publish(reserved());

        awaitPayments(
                new PaymentInitiated(orderId, AMOUNT, new PaymentMethod("tok_flaky")),
                new PaymentAuthorized(orderId, AMOUNT, "auth-" + orderId));
    }

    @Test
    void says_nothing_new_when_everything_is_delivered_again() {
        var order = publisher.publish(validated("tok_ok"));
        var stock = publisher.publish(reserved());
        await().untilAsserted(() -> assertThat(payments()).hasSize(2));
        var parcel = publisher.publish(new ShipmentDispatched(orderId, "SIM-1"));
        await().untilAsserted(() -> assertThat(payments()).hasSize(3));

        List.of(order, stock, parcel).forEach(publisher::publish);

        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(payments()).hasSize(3));
        assertThat(payments()).extracting(fact -> fact.envelope().sequence()).isSorted();
    }

    private void awaitPayments(Event... expected) {
        await().untilAsserted(
                        () -> assertThat(payments()).extracting(Fact::event).containsExactly(expected));
    }

    private List<Fact> payments() {
        return reader.factsAbout(orderId, Topic.PAYMENTS);
    }

    private OrderValidated validated(String token) {
        var line = new PricedLine("85123A", 6, new Money(255, "GBP"));
        return new OrderValidated(orderId, "17850", List.of(line), AMOUNT, new PaymentMethod(token));
    }

    private StockReserved reserved() {
        return new StockReserved(orderId, List.of(new OrderLine("85123A", 6)));
    }
}
