package dev.backbone.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent.OrderCompleted;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.Topic;
import dev.backbone.order.view.OrderRow;
import dev.backbone.testkit.BackboneTest;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Its service makes room for those of other tests, which would share the work with it. */
@DirtiesContext
@BackboneTest
class OrderServiceTest {

    private static final ParameterizedTypeReference<List<Map<String, Object>>> JOURNAL =
            new ParameterizedTypeReference<>() {};

    private final Samples the = new Samples(EventId.random(Instant.now()));
    private final FactPublisher publisher = new FactPublisher();
    private final TopicReader reader = new TopicReader();
    private final List<Fact> published = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void listTheItem() {
        publish(the.levelChanged());
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from catalog")
                        .query(Long.class)
                        .single())
                .isEqualTo(1));
    }

    @Test
    void carries_an_order_to_its_completion_and_shows_it_on_the_way() {
        takeTheOrderToItsEnd();

        var order = order();
        assertThat(order.status()).isEqualTo("COMPLETED");
        assertThat(order.version()).isEqualTo(4);
        assertThat(order.total()).isEqualTo(Samples.TOTAL);
        assertThat(order.lines()).containsExactly(new OrderRow.Line(Samples.SKU, 6, Samples.UNIT_PRICE));
        assertThat(List.of(order.requestedAt(), time(order.validatedAt()), time(order.confirmedAt())))
                .isSorted();
    }

    @Test
    void keeps_a_journal_in_which_each_fact_follows_its_cause() {
        takeTheOrderToItsEnd();

        var journal = get("/orders/{id}/journal", JOURNAL);

        var ids = journal.stream().map(fact -> fact.get("id")).toList();
        assertThat(journal).hasSize(9).allSatisfy(fact -> {
            var cause = fact.get("causationId");
            assertThat(cause == null || ids.indexOf(cause) < ids.indexOf(fact.get("id")))
                    .as("%s follows its cause", fact)
                    .isTrue();
            assertThat(fact).containsKeys("id", "type", "source", "time", "sequence", "causationId", "data");
        });
        assertThat(journal.getFirst()).extracting("type").isEqualTo("backbone.order-requests.OrderRequested.v1");
        assertThat(journal.getFirst())
                .extracting("data")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("customerId", "17850")
                .containsEntry("payment", Map.of("token", "***"));
    }

    @Test
    void rejects_what_nobody_sells_and_says_why() {
        var unknown = new OrderRequested(
                the.orderId(), "17850", List.of(new OrderLine("no-such-sku", 1)), Samples.PAYMENT, Samples.ADDRESS);
        publish(unknown);

        awaitOrders(OrderRejected.class);
        assertThat(order())
                .extracting(OrderRow::status, OrderRow::reason, OrderRow::detail)
                .containsExactly("REJECTED", "UNKNOWN_SKU", "no-such-sku");
    }

    @Test
    void says_nothing_new_when_everything_is_delivered_again() {
        takeTheOrderToItsEnd();
        var before = order();

        List.copyOf(published).forEach(publisher::publish);
        List.copyOf(published).reversed().forEach(publisher::publish);

        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(orders()).hasSize(3));
        assertThat(order()).isEqualTo(before);
    }

    @Test
    void an_order_that_has_not_come_in_is_unknown() {
        var neverPlaced = EventId.random(Instant.now());
        assertThat(catchThrowableOfType(
                                HttpClientErrorException.class,
                                () -> client().get()
                                        .uri("/orders/{id}", neverPlaced)
                                        .retrieve()
                                        .toBodilessEntity())
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private void takeTheOrderToItsEnd() {
        publish(the.requested());
        awaitOrders(OrderValidated.class);
        publish(the.reserved());
        publish(the.paymentInitiated());
        publish(the.paymentAuthorized());
        awaitOrders(OrderValidated.class, OrderConfirmed.class);
        publish(the.dispatched());
        publish(the.delivered());
        awaitOrders(OrderValidated.class, OrderConfirmed.class, OrderCompleted.class);
        await().until(() -> order().status().equals("COMPLETED"));
    }

    private void publish(Event event) {
        published.add(publisher.publish(event));
    }

    private void awaitOrders(Class<?>... expected) {
        await().untilAsserted(() ->
                assertThat(orders()).extracting(fact -> fact.event().getClass()).isEqualTo(List.of(expected)));
    }

    private List<Fact> orders() {
        return reader.factsAbout(the.orderId(), Topic.ORDERS);
    }

    private OrderRow order() {
        return get("/orders/{id}", new ParameterizedTypeReference<OrderRow>() {});
    }

    private <T> T get(String path, ParameterizedTypeReference<T> type) {
        UUID orderId = the.orderId();
        var body = client().get().uri(path, orderId).retrieve().body(type);
        return Objects.requireNonNull(body);
    }

    private RestClient client() {
        return RestClient.create("http://localhost:" + port);
    }

    private static Instant time(@Nullable Instant instant) {
        return Objects.requireNonNull(instant);
    }
}
