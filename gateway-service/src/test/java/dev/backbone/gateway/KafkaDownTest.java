package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.testkit.ReservedPort;
import dev.backbone.testkit.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class KafkaDownTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 50;

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1", "no-such-host.invalid:9092"})
    void without_kafka_requests_are_refused_in_time(String bootstrapServers) throws Exception {
        try (var gateway = start(bootstrapServers)) {
            var client = client(gateway);
            assertThat(client.post("/orders", "{}").statusCode()).isEqualTo(400);
            assertAllRefusedInTime(Stream.of(
                            calls(AT_ONCE, client, () -> order(client)),
                            calls(AT_ONCE, client, () -> keyedOrder(client)),
                            calls(
                                    1,
                                    client,
                                    () -> json(client, "/stock/mug").PUT(BodyPublishers.ofString(Bodies.ITEM))),
                            calls(
                                    1,
                                    client,
                                    () -> json(client, "/orders/%s/cancellation".formatted(Samples.ORDER_ID))
                                            .POST(BodyPublishers.ofString(Bodies.CANCELLATION))))
                    .flatMap(List::stream)
                    .toList());
            assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_kafka_that_accepts_connections_and_says_nothing_delays_nobody_for_longer() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var gateway = start("localhost:" + silent.getLocalPort())) {
            var client = client(gateway);
            assertUnavailable(client.post("/orders", Bodies.ORDER));
            assertAllRefusedInTime(Stream.concat(
                            calls(AT_ONCE, client, () -> order(client)).stream(),
                            calls(AT_ONCE, client, () -> keyedOrder(client)).stream())
                    .toList());
        }
    }

    @Test
    void a_gateway_that_was_first_finds_kafka_when_it_comes() throws IOException {
        try (var port = new ReservedPort();
                var gateway = start("localhost:" + port.number())) {
            assertUnavailable(client(gateway).post("/orders", Bodies.ORDER));
            try (var _ = Forwarder.start(port.number())) {
                await().untilAsserted(() -> assertThat(
                                client(gateway).post("/orders", Bodies.ORDER).statusCode())
                        .isEqualTo(202));
            }
        }
    }

    private static List<Callable<HttpResponse<String>>> calls(
            int count, Client client, Supplier<HttpRequest.Builder> request) {
        return Collections.nCopies(count, () -> {
            var start = System.nanoTime();
            var response = client.send(request.get());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
            return response;
        });
    }

    private static void assertAllRefusedInTime(List<Callable<HttpResponse<String>>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> response : threads.invokeAll(calls)) {
                assertUnavailable(response.get());
            }
        }
    }

    private static HttpRequest.Builder order(Client client) {
        return json(client, "/orders").POST(BodyPublishers.ofString(Bodies.ORDER));
    }

    private static HttpRequest.Builder json(Client client, String path) {
        return client.request(path).header("Content-Type", "application/json");
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
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                        "--backbone.at-once.per-caller=" + 3 * AT_ONCE);
    }

    private static Client client(ConfigurableApplicationContext gateway) {
        return new Client(gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }
}
