package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.gateway.follow.OrderRegister;
import dev.backbone.gateway.follow.OrderState;
import dev.backbone.gateway.live.LiveSessions;
import dev.backbone.testkit.FactPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LiveTest {

    private static final TwoGateways GATEWAYS = TwoGateways.start(
            "--backbone.live.interval=50ms",
            "--backbone.live.backlog=8MB",
            "--backbone.live.send-within=2s",
            "--backbone.live.origins=https://ops.example");
    private static final FactPublisher SERVICES = new FactPublisher();
    private static final Map<String, String> HANDSHAKE = Map.of(
            "Upgrade", "websocket",
            "Connection", "keep-alive, Upgrade",
            "Sec-WebSocket-Version", "13",
            "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

    @AfterAll
    static void stop() {
        SERVICES.close();
        GATEWAYS.close();
    }

    @Test
    void who_watches_sees_orders_come_and_go_whichever_gateway_took_them() {
        var register = GATEWAYS.bean(1, OrderRegister.class);
        try (var watcher = Watcher.open(GATEWAYS.client(1))) {
            // From the first message on, nothing that is counted is lost.
            watcher.next();
            awaitCaughtUp(watcher);
            var tale = OrderTale.begin(GATEWAYS.client(0), SERVICES);
            var seen = watcher.await(message -> shows(message, tale));
            assertThat(rate(seen, "facts")).isPositive();
            tale.publish(tale.validated(), tale.rejected());
            var end = watcher.await(message -> rate(message, "finished") > 0);
            assertThat(end.path("time").asString()).isNotBlank();
            assertThat(states(end)).containsKeys("REQUESTED", "COMPLETED");
            await().untilAsserted(() -> assertThat(states(watcher.next()))
                    .containsEntry("REJECTED", register.counts().get(OrderState.REJECTED)));
        }
    }

    /** A gateway that has just started still hears what was said before, and that pushes what is new out of sight. */
    private static void awaitCaughtUp(Watcher watcher) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            var herald = OrderTale.begin(GATEWAYS.client(0), SERVICES);
            return Stream.generate(watcher::next).limit(40).anyMatch(message -> shows(message, herald));
        });
    }

    /** Counts orders, and shows this one. */
    private static boolean shows(JsonNode message, OrderTale tale) {
        return rate(message, "accepted") > 0
                && ids(message.path("latest"), "/data/orderId")
                        .contains(tale.orderId().toString());
    }

    @Test
    void neither_tokens_nor_addresses_are_shown() {
        try (var watcher = Watcher.open(GATEWAYS.client(1))) {
            OrderTale.begin(GATEWAYS.client(0), SERVICES);
            var seen = watcher.await(message -> message.path("latest").size() > 0);
            assertThat(seen.path("latest").toString())
                    .contains("OrderRequested")
                    .doesNotContain("tok_ok", "High Street", "Zoë");
        }
    }

    @Test
    void at_most_the_last_twenty_facts_are_shown() {
        try (var watcher = Watcher.open(GATEWAYS.client(0))) {
            var tale = OrderTale.begin(GATEWAYS.client(0), SERVICES);
            for (int i = 0; i < 30; i++) {
                tale.publish(tale.validated());
            }
            watcher.await(message -> message.path("latest").size() == 20);
            assertThat(watcher.next().path("latest").size()).isEqualTo(20);
        }
    }

    @Test
    void while_nobody_watches_nothing_is_done() {
        var sessions = GATEWAYS.bean(0, LiveSessions.class);
        try (var watcher = Watcher.open(GATEWAYS.client(0))) {
            watcher.next();
            assertThat(sessions.isTelling()).isTrue();
        }
        await().until(() -> sessions.size() == 0 && !sessions.isTelling());
    }

    @Test
    void who_does_not_receive_is_cut_off_and_disturbs_nobody() throws IOException {
        var sessions = GATEWAYS.bean(1, LiveSessions.class);
        try (var watcher = Watcher.open(GATEWAYS.client(1));
                var stuck = stuck()) {
            await().until(() -> sessions.size() == 2);
            var tale = OrderTale.begin(GATEWAYS.client(0), SERVICES);
            tale.publish(tale.huge(), tale.huge(), tale.huge());
            await().atMost(Duration.ofSeconds(60)).until(() -> sessions.size() == 1);
            assertThat(stuck.isConnected()).isTrue();
            watcher.next();
        }
    }

    private static Socket stuck() {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(1_024);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), GATEWAYS.client(1).port()));
            var headers = HANDSHAKE.entrySet().stream()
                    .map(each -> each.getKey() + ": " + each.getValue() + "\r\n")
                    .collect(Collectors.joining());
            var request = "GET /live HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%s\r\n"
                    .formatted(Client.authorization(), headers);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, 426", "HEAD, 426", "POST, 405"})
    void what_asks_for_no_web_socket_is_refused(String method, int status) {
        var client = GATEWAYS.client(0);
        var answer = client.send(client.request("/live").method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(status);
        if (method.equals("GET")) {
            GatewayTest.assertProblem(answer, status);
            assertThat(answer.headers().firstValue("Upgrade")).contains("websocket");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Version, 8, 426",
        "Sec-WebSocket-Key, short, 400",
        "Upgrade, h2c, 426",
        "Origin, https://evil.example, 403",
        "Origin, https://ops.example, 101",
        "Origin, http://localhost:%d, 101"
    })
    void a_handshake_must_be_one_and_from_here(String header, String value, int status) {
        var headers = new TreeMap<>(HANDSHAKE);
        headers.put(header, value.formatted(GATEWAYS.client(0).port()));
        assertThat(Watcher.statusOf(GATEWAYS.client(0), headers)).isEqualTo(status);
    }

    private static double rate(JsonNode message, String what) {
        return message.at("/rates/%sPerSecond".formatted(what)).asDouble();
    }

    private static Set<String> ids(JsonNode facts, String pointer) {
        return facts.valueStream().map(fact -> fact.at(pointer).asString()).collect(Collectors.toSet());
    }

    private static Map<String, Long> states(JsonNode message) {
        return message.path("states").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().asLong()));
    }
}
