package dev.backbone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.EventId;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.system.Shop.Line;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a suite of its own, since the poison stays on its topics. */
@StartsSuite
class DeadLettersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalStack STACK = Suite.fresh("stack-poison").build();

    private final Shop shop = new Shop(STACK);
    private final Topics topics = new Topics(STACK.kafkaBootstrap());

    @BeforeAll
    static void start() {
        STACK.start();
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void poison_stops_its_order_and_no_other_until_an_operator_has_settled_it() throws Exception {
        var sku = shop.list(255, 10);
        STACK.process("payment-service").stop();
        var orderId = shop.order("tok_ok", new Line(sku, 1));
        await().atMost(PATIENCE).until(() -> shop.status(orderId).equals("VALIDATED"));
        topics.produce(authorized(orderId, "{\"orderId\": \"%s\", \"amount\": \"a lot\"}".formatted(orderId)));

        try (var operator = new Operator(STACK, Service.ORDER)) {
            await().atMost(PATIENCE).until(() -> operator.parkedOf(orderId).contains("MALFORMED"));
            STACK.process("payment-service").start();
            assertThat(shop.awaitEnd(shop.order("tok_ok", new Line(sku, 1)))
                            .path("status")
                            .asString())
                    .isEqualTo("COMPLETED");
            await().atMost(PATIENCE).until(() -> operator.parkedOf(orderId).size() >= 3);
            assertThat(operator.parkedOf(orderId).subList(1, 3)).containsOnly("BEHIND_ANOTHER");
            assertThat(shop.status(orderId)).isEqualTo("VALIDATED");

            var poison = operator.parked().stream()
                    .filter(letter -> letter.path("streamId").asString("").equals(orderId))
                    .findFirst()
                    .orElseThrow();
            assertThat(operator.show(poison).path("data").asString()).contains("a lot");
            assertThat(operator.act(poison, "replay").path("failed").asInt()).isEqualTo(1);
            operator.act(poison, "discard");
            var next = operator.parked().stream()
                    .filter(letter -> letter.path("streamId").asString("").equals(orderId))
                    .findFirst()
                    .orElseThrow();
            assertThat(operator.act(next, "replay").path("failed").asInt()).isZero();

            assertThat(shop.awaitEnd(orderId).path("status").asString()).isEqualTo("COMPLETED");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(operator.parkedOf(orderId)).isEmpty());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(topics.records("order-service.dead-letters"))
                        .anySatisfy(each -> {
                            assertThat(each.key()).isEqualTo(orderId);
                            assertThat(header(each.headers().lastHeader("dead-letter-state")))
                                    .isEqualTo("DISCARDED");
                        }));
    }

    @Test
    void only_an_operator_gets_in() throws Exception {
        var ops = URI.create(
                "http://127.0.0.1:%d/ops/dead-letters".formatted(STACK.ports().of(Service.ORDER)));
        try (var http = HttpClient.newHttpClient()) {
            assertThat(status(http, ops, UnaryOperator.identity())).isEqualTo(401);
            assertThat(status(http, ops, request -> request.header("Authorization", "Basic b3BlcmF0b3I6Z3Vlc3M=")))
                    .isEqualTo(401);
        }
    }

    private static int status(HttpClient http, URI uri, UnaryOperator<HttpRequest.Builder> change) throws Exception {
        return http.send(change.apply(HttpRequest.newBuilder(uri)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String header(org.apache.kafka.common.header.Header header) {
        return new String(header.value(), UTF_8);
    }

    private static ProducerRecord<String, byte[]> authorized(String orderId, String data) {
        var produced = new ProducerRecord<>("payments", orderId, data.getBytes(UTF_8));
        var attributes = List.of(
                List.of("ce_specversion", "1.0"),
                List.of("ce_id", EventId.random(Instant.now()).toString()),
                List.of("ce_source", "/payment-service"),
                List.of("ce_type", "backbone.payments.PaymentAuthorized.v1"),
                List.of("ce_subject", orderId),
                List.of("ce_time", Instant.now().toString()));
        attributes.forEach(
                each -> produced.headers().add(each.getFirst(), each.getLast().getBytes(UTF_8)));
        return produced;
    }
}
