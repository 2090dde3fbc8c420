package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.testkit.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class KafkaDownTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1", "no-such-host.invalid:9092"})
    void without_kafka_requests_are_refused_in_time(String bootstrapServers) throws Exception {
        try (var gateway = start(bootstrapServers)) {
            var client = client(gateway);
            assertUnavailable(client.put("/stock/mug", Bodies.ITEM));
            assertUnavailable(client.post("/orders/%s/cancellation".formatted(Samples.ORDER_ID), Bodies.CANCELLATION));
            assertAllRefusedInTime(client, () -> order(client));
            assertAllRefusedInTime(client, () -> keyedOrder(client));
            assertThat(client.post("/orders", "{}").statusCode()).isEqualTo(400);
            assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_kafka_that_accepts_connections_and_says_nothing_delays_nobody_for_longer() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var gateway = start("localhost:" + silent.getLocalPort())) {
            var client = client(gateway);
            assertAllRefusedInTime(client, () -> order(client));
            assertAllRefusedInTime(client, () -> keyedOrder(client));
        }
    }

    @Test
    void a_gateway_that_was_first_finds_kafka_when_it_comes() throws IOException {
        int port = closedPort();
        try (var gateway = start("localhost:" + port)) {
            assertUnavailable(client(gateway).post("/orders", Bodies.ORDER));
            try (var _ = Forwarder.start(port)) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(client(gateway)
                                        .post("/orders", Bodies.ORDER)
                                        .statusCode())
                                .isEqualTo(202));
            }
        }
    }

    private static void assertAllRefusedInTime(Client client, Supplier<HttpRequest.Builder> order) throws Exception {
        Callable<HttpResponse<String>> call = () -> {
            var start = System.nanoTime();
            var response = client.send(order.get());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
            return response;
        };
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>(Collections.nCopies(50, call));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> response : threads.invokeAll(calls)) {
                assertUnavailable(response.get());
            }
        }
    }

    private static HttpRequest.Builder order(Client client) {
        return client.request("/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Bodies.ORDER));
    }

    private static HttpRequest.Builder keyedOrder(Client client) {
        return order(client).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        GatewayTest.assertProblem(response, 503);
        assertThat(response.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
    }

    private static ConfigurableApplicationContext start(String bootstrapServers) {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .run("--server.port=0", "--spring.kafka.bootstrap-servers=" + bootstrapServers);
    }

    private static Client client(ConfigurableApplicationContext gateway) {
        return new Client(gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
