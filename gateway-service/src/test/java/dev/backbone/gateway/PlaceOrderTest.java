package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Address;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.PaymentMethod;
import dev.backbone.events.Topic;
import dev.backbone.testkit.TopicReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOrderTest extends GatewayTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void an_order_is_accepted_and_can_be_followed() {
        var response = client().post("/orders", Bodies.ORDER);
        var orderId = orderId(response);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).contains("/orders/" + orderId);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"orderId\":\"%s\",\"status\":\"REQUESTED\"}", orderId);
        assertThat(orderId.version()).isEqualTo(7);
        assertThat(EventId.time(orderId)).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void when_the_answer_arrives_kafka_has_the_order() {
        var orderId = orderId(client().post("/orders", Bodies.ORDER));
        assertThat(published(orderId).event())
                .isEqualTo(new OrderRequested(
                        orderId,
                        "17850",
                        List.of(new OrderLine("85123A", 6), new OrderLine("71053", 2)),
                        new PaymentMethod("tok_ok"),
                        new Address("Zoë Ångström", "1 High Street", "London", "N1 9GU", "GB")));
    }

    @Test
    void the_fact_says_who_says_it_when_and_about_what() {
        var orderId = orderId(client().post("/orders", Bodies.ORDER));
        var envelope = published(orderId).envelope();
        assertThat(envelope.id()).isNotEqualTo(orderId).matches(id -> id.version() == 7);
        assertThat(envelope.source()).isEqualTo("/gateway-service");
        assertThat(envelope.type()).isEqualTo("backbone.order-requests.OrderRequested.v1");
        assertThat(envelope.subject()).isEqualTo(orderId.toString());
        assertThat(envelope.correlationId()).isEqualTo(orderId.toString());
        assertThat(envelope.sequence()).isNull();
        assertThat(envelope.causationId()).isNull();
        assertThat(envelope.time()).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(envelope.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void a_trace_that_the_caller_has_begun_goes_on() {
        assertThat(traceparentOfOrderWith(TRACE)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void a_trace_that_is_not_valid_is_replaced(String traceparent) {
        assertThat(traceparentOfOrderWith(traceparent))
                .isNotEqualTo(traceparent)
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void every_order_that_arrives_at_once_is_published_once() throws Exception {
        var before = published();
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        IntStream.range(0, 100).forEach(_ -> calls.add(() -> client().post("/orders", Bodies.ORDER)));
        var orderIds = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> response : threads.invokeAll(calls)) {
                assertThat(response.get().statusCode()).isEqualTo(202);
                orderIds.add(orderId(response.get()).toString());
            }
        }
        assertThat(orderIds).hasSize(100);
        assertThat(published()).isEqualTo(before + 100);
        assertThat(new TopicReader().facts(Topic.ORDER_REQUESTS).stream().map(Fact::subject))
                .containsAll(orderIds);
    }

    private String traceparentOfOrderWith(String traceparent) {
        var response = client().send(client().request("/orders")
                .header("Content-Type", "application/json; charset=utf-8")
                .header("traceparent", traceparent)
                .POST(BodyPublishers.ofString(Bodies.ORDER)));
        return String.valueOf(published(orderId(response)).envelope().traceparent());
    }

    private static UUID orderId(HttpResponse<String> response) {
        return UUID.fromString(json(response).path("orderId").asString());
    }

    private static Fact published(UUID orderId) {
        var facts = new TopicReader().factsAbout(orderId, Topic.ORDER_REQUESTS);
        assertThat(facts).hasSize(1);
        return facts.getFirst();
    }
}
