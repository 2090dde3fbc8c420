package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Topic;
import dev.backbone.testkit.TopicReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {

    private static final TwoGateways GATEWAYS = TwoGateways.start();
    private static final String OTHER = Bodies.order("\"quantity\":6", "\"quantity\":7");

    private final String key = UUID.randomUUID().toString();

    @AfterAll
    static void stop() {
        GATEWAYS.close();
    }

    @Test
    void the_same_key_means_the_same_order_at_either_gateway() {
        var first = post(0, key, Bodies.ORDER);
        var again = post(1, '"' + key + '"', Bodies.ORDER);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(requests(orderId(first))).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_not_published() {
        var first = post(0, key, Bodies.ORDER);

        GatewayTest.assertProblem(post(1, key, OTHER), 422);
        GatewayTest.assertProblem(post(0, key, OTHER), 422);
        assertThat(requests(orderId(first))).isEqualTo(1);
    }

    @Test
    void another_customer_has_other_keys() {
        var first = post(0, key, Bodies.ORDER);
        var other = post(0, key, Bodies.order("17850", "17851"));

        assertThat(other.statusCode()).isEqualTo(202);
        assertThat(orderId(other)).isNotEqualTo(orderId(first));
    }

    @Test
    void a_gateway_that_has_forgotten_everything_knows_it_from_the_log() {
        var first = post(1, key, Bodies.ORDER);
        GATEWAYS.restart(1);

        assertThat(post(1, key, Bodies.ORDER).body()).isEqualTo(first.body());
        GatewayTest.assertProblem(post(1, key, OTHER), 422);
    }

    @Test
    void of_requests_at_the_same_time_one_body_wins_and_the_log_says_which() throws Exception {
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> calls.add(() -> post(i % 2, key, i % 4 < 2 ? Bodies.ORDER : OTHER)));
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        var accepted = answers.stream().filter(each -> each.statusCode() == 202).toList();
        assertThat(accepted).hasSize(20);
        assertThat(answers).filteredOn(each -> each.statusCode() == 422).hasSize(20);
        assertThat(new HashSet<>(accepted.stream().map(HttpResponse::body).toList()))
                .hasSize(1);
        assertWinnerIsFirst(answers, orderId(accepted.getFirst()));
    }

    private static void assertWinnerIsFirst(List<HttpResponse<String>> answers, UUID orderId) {
        var first = new TopicReader().factsAbout(orderId, Topic.ORDER_REQUESTS).getFirst();
        var firstIsOther = first.event().toString().contains("quantity=7");
        for (int i = 0; i < answers.size(); i++) {
            var sentOther = i % 4 >= 2;
            assertThat(answers.get(i).statusCode()).isEqualTo(sentOther == firstIsOther ? 202 : 422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "a b", "\"a b\""})
    void a_key_that_is_none_is_refused(String bad) {
        var answer = post(0, bad, Bodies.ORDER);

        GatewayTest.assertProblem(answer, 400);
        assertThat(answer.body()).contains("\"parameter\":\"Idempotency-Key\"");
    }

    @Test
    void an_order_with_a_key_is_requested_before_any_service_knows_it() {
        var orderId = orderId(post(0, key, Bodies.ORDER));
        var order = GatewayTest.json(GATEWAYS.client(1).get("/orders/" + orderId));

        assertThat(order.path("status").asString()).isEqualTo("REQUESTED");
        assertThat(order.path("lines").size()).isEqualTo(2);
        assertThat(GATEWAYS.client(1)
                        .get("/orders/%s/journal".formatted(orderId))
                        .body())
                .contains("OrderRequested", "\"***\"")
                .doesNotContain("tok_ok");
        GatewayTest.assertProblem(
                GATEWAYS.client(1).get("/orders/%s?asOf=2020-01-01T00:00:00Z".formatted(orderId)), 404);
        GatewayTest.assertProblem(GATEWAYS.client(1).get("/orders/%s?asOf=yesterday".formatted(orderId)), 400);
        GatewayTest.assertProblem(GATEWAYS.client(0).get("/orders/" + UUID.randomUUID()), 404);
    }

    private static HttpResponse<String> post(int gateway, String key, String body) {
        var client = GATEWAYS.client(gateway);
        return client.send(client.request("/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static UUID orderId(HttpResponse<String> answer) {
        return UUID.fromString(GatewayTest.json(answer).path("orderId").asString());
    }

    private static int requests(UUID orderId) {
        return new TopicReader().factsAbout(orderId, Topic.ORDER_REQUESTS).size();
    }
}
