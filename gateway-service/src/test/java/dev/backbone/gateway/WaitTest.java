package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.Address;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.RejectionReason;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.testkit.FactPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTest {

    private static final TwoGateways GATEWAYS = TwoGateways.start(
            "--backbone.at-once.requests=1500",
            "--backbone.at-once.waiting=1000",
            "--backbone.at-once.per-caller=1500");
    private static final FactPublisher SERVICES = new FactPublisher();
    private static final Address ADDRESS = new Address("Zoë", "1 High Street", "London", "N1 9GU", "GB");
    private static final int AT_ONCE = 1_000;

    private final String key = UUID.randomUUID().toString();

    @AfterAll
    static void stop() {
        SERVICES.close();
        GATEWAYS.close();
    }

    @Test
    void who_waits_gets_the_order_as_it_was_confirmed_whichever_gateway_is_asked() {
        var orderId = orderId(post(0, null));
        confirmedAs(orderId, "2026-01-01T00:00:00.000001Z");
        var waiting = CompletableFuture.supplyAsync(() -> post(1, "wait=20"));
        await().until(() -> GATEWAYS.bean(1, Subscriptions.class).size() > 0);
        SERVICES.publish(new OrderConfirmed(orderId, ADDRESS));

        assertConfirmed(waiting.join(), orderId, "wait=20");
        assertConfirmed(post(0, "respond-async, wait=99"), orderId, "wait=30");
    }

    private static void assertConfirmed(HttpResponse<String> answer, UUID orderId, String applied) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/orders/" + orderId);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains(applied);
        assertThat(GatewayTest.json(answer).path("status").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void who_waits_is_told_why_the_order_was_rejected() {
        var orderId = orderId(post(0, null));
        GATEWAYS.orderServiceSays(
                "/orders/" + orderId,
                "{\"status\":\"REJECTED\",\"reason\":\"PAYMENT_DECLINED\",\"detail\":\"no\",\"finalAt\":\"2026-01-01T00:00:00Z\"}");
        SERVICES.publish(new OrderRejected(orderId, RejectionReason.PAYMENT_DECLINED, "no"));
        var answer = post(1, "wait=20");

        GatewayTest.assertProblem(answer, 409);
        assertThat(GatewayTest.json(answer).path("reason").asString()).isEqualTo("PAYMENT_DECLINED");
        assertThat(GatewayTest.json(answer).path("orderStatus").asString()).isEqualTo("REJECTED");
        assertThat(GatewayTest.json(answer).path("orderId").asString()).isEqualTo(orderId.toString());
    }

    @Test
    void when_the_time_runs_out_the_order_is_still_accepted() {
        var answer = post(0, "wait=1");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=1");
        assertThat(GatewayTest.json(answer).path("status").asString()).isEqualTo("REQUESTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=soon", "wait", "await=9", "return=minimal", "wait=-1"})
    void what_is_not_understood_is_ignored(String preference) {
        var answer = post(0, preference);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }

    @Test
    void ten_thousand_who_hang_up_are_forgotten_and_delay_nobody() {
        for (int i = 0; i < 10; i++) {
            aThousandHangUp();
            assertThat(post(0, null).statusCode()).isEqualTo(202);
        }
        assertThat(post(1, null).statusCode()).isEqualTo(202);
    }

    private void aThousandHangUp() {
        var waiting = GATEWAYS.bean(0, Subscriptions.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, AT_ONCE).forEach(_ -> threads.execute(this::askAndHangUp));
            await().until(() -> waiting.size() > 0);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting.size() == 0);
    }

    private void askAndHangUp() {
        var request = """
                POST /orders HTTP/1.1
                Host: localhost
                Authorization: %s
                Content-Type: application/json
                Prefer: wait=1
                Content-Length: %d

                %s""".formatted(
                        Client.authorization(), Bodies.ORDER.getBytes(StandardCharsets.UTF_8).length, Bodies.ORDER);
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), GATEWAYS.client(0).port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void confirmedAs(UUID orderId, String confirmedAt) {
        var path = "/orders/" + orderId;
        GATEWAYS.orderServiceSays(path, Bodies.shown(orderId, "COMPLETED", '"' + confirmedAt + '"'));
        GATEWAYS.orderServiceSays(
                path + "?asOf=" + confirmedAt, Bodies.shown(orderId, "CONFIRMED", '"' + confirmedAt + '"'));
    }

    private HttpResponse<String> post(int gateway, @Nullable String preference) {
        var client = GATEWAYS.client(gateway);
        var request = client.request("/orders")
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key);
        if (preference != null) {
            request.header("Prefer", preference);
        }
        return client.send(request.POST(BodyPublishers.ofString(Bodies.ORDER)));
    }

    private static UUID orderId(HttpResponse<String> answer) {
        return UUID.fromString(GatewayTest.json(answer).path("orderId").asString());
    }
}
