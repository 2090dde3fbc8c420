package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backbone.testkit.ReservedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class RoutingTest extends GatewayTest {

    private static final HttpServer ORDERS = service("orders");
    private static final HttpServer STOCK = service("stock");
    private static final ServerSocket SILENT = silentService();
    private static final ReservedPort CLOSED = new ReservedPort();

    @DynamicPropertySource
    static void routes(DynamicPropertyRegistry registry) {
        registry.add("backbone.routes.orders", () -> url(ORDERS.getAddress().getPort()));
        registry.add("backbone.routes.stock", () -> url(STOCK.getAddress().getPort()));
        registry.add("backbone.routes.payments", () -> url(CLOSED.number()));
        registry.add("backbone.routes.shipments", () -> url(SILENT.getLocalPort()));
        registry.add("spring.http.clients.read-timeout", () -> "500ms");
    }

    @AfterAll
    static void stop() throws IOException {
        ORDERS.stop(0);
        STOCK.stop(0);
        SILENT.close();
        CLOSED.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/orders,                         orders GET /orders",
        "/orders/{id},                    orders GET /orders/{id}",
        "/orders/{id}?asOf=2026-01-01T00:00:00Z, orders GET /orders/{id}?asOf=2026-01-01T00:00:00Z",
        "/orders/{id}/journal,            orders GET /orders/{id}/journal",
        "/orders?customerId=a%26b&limit=2, orders GET /orders?customerId=a%26b&limit=2",
        "/stock,                          stock GET /stock",
        "/stock/mug,                      stock GET /stock/mug",
        "/stock/m%20ug,                   stock GET /stock/m%20ug"
    })
    void reads_go_to_the_service_that_knows(String path, String answer) {
        var orderId = accepted().toString();
        var response = client().sendUnchecked(client().request(path.replace("{id}", orderId)));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(answer.replace("{id}", orderId));
        assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void a_head_is_routed_like_a_get() {
        var response = client().send(client().request("/orders/" + accepted()).method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void what_the_service_refuses_reaches_the_caller_as_it_is() {
        var response = client().sendUnchecked(client().request("/stock/missing"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("stock GET /stock/missing");
    }

    @Test
    void a_service_that_is_down_is_unavailable() {
        var response = client().get("/payments/" + accepted());
        assertProblem(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_service_that_does_not_answer_is_given_up() {
        assertProblem(client().get("/shipments/" + accepted()), 504);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/orders/%2e%2e/actuator/health", "/orders/..;x/actuator", "/stock/%2e/1", "/orders/.%2E/x"})
    void no_path_leads_out_of_what_is_public(String path) {
        var response = client().get(path);
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(response.body()).doesNotContain("orders GET", "stock GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders?customerId=%c3", "/orders?=1"})
    void a_query_that_can_not_be_decoded_is_refused(String path) {
        assertProblem(client().get(path), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1", "Transfer-Encoding: chunked"})
    void a_read_with_a_body_is_refused_and_nobody_waits_for_its_body(String header) {
        var answer = Raw.exchange(
                port,
                "GET /stock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: %s\r\n%s\r\n\r\n"
                        .formatted(Client.authorization(), header));
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("A read has no body.");
    }

    @Test
    void what_is_too_long_to_be_read_is_unavailable_and_the_service_is_not_left_alone() {
        for (int i = 0; i < 12; i++) {
            assertProblem(client().get("/stock/endless"), 503);
        }
        assertThat(client().sendUnchecked(client().request("/stock/mug")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_gateway_is_ready_whether_or_not_the_services_are() {
        assertThat(client().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(client().get("/actuator/health").body()).contains("\"status\":\"UP\"");
    }

    private static HttpServer service(String name) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> answer(name, exchange));
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(String name, HttpExchange exchange) throws IOException {
        try (exchange) {
            var head = exchange.getRequestMethod().equals("HEAD");
            var body = "%s %s %s"
                    .formatted(name, exchange.getRequestMethod(), exchange.getRequestURI())
                    .getBytes(UTF_8);
            if (exchange.getRequestURI().getPath().endsWith("/endless")) {
                body = new byte[5 << 20];
            }
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().endsWith("/missing") ? 404 : 200, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static ServerSocket silentService() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }
}
