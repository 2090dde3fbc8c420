package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer and a merchant at the public door. Thread-safe. */
final class Shop {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> FINAL = Set.of("COMPLETED", "REJECTED", "CANCELLED");
    private static final JsonMapper JSON = new JsonMapper();

    private final LocalStack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    Shop(LocalStack stack) {
        this.stack = stack;
    }

    /** Lists an item under a sku that nobody else uses, and waits until orders can name it. */
    String list(long priceInPence, long quantity) {
        var sku = "sku-" + UUID.randomUUID().toString().substring(0, 18);
        assertThat(put("/stock/" + sku, """
                {"name": "WHITE HANGING HEART", "unitPrice": {"amountMinor": %d, "currency": "GBP"}}
                """.formatted(priceInPence)).statusCode())
                .isEqualTo(202);
        if (quantity > 0) {
            assertThat(post("/stock/%s/receipts".formatted(sku), "{\"quantity\": %d}".formatted(quantity))
                            .statusCode())
                    .isEqualTo(202);
        }
        await().atMost(PATIENCE).until(() -> get("/stock/" + sku).path("onHand").asLong(-1) == quantity);
        awaitInCatalog(sku, quantity);
        return sku;
    }

    /** Waits until order-service has heard that there is as much to be sold. */
    void awaitInCatalog(String sku, long quantity) {
        await().atMost(PATIENCE).until(() -> availableInCatalog(sku) == quantity);
    }

    /** What order-service thinks is there, which it hears a moment after stock-service knows it. */
    private long availableInCatalog(String sku) throws SQLException {
        var database = stack.database(Service.ORDER);
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var select = connection.prepareStatement("select available from catalog where sku = ?")) {
            select.setString(1, sku);
            try (var result = select.executeQuery()) {
                return result.next() ? result.getLong(1) : -1;
            }
        }
    }

    /** Places an order that is accepted; the result is its id. */
    String order(String token, Line... lines) {
        var answer = place(token, lines);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var orderId = orderId(answer);
        assertThat(answer.headers().firstValue("Location")).contains("/orders/" + orderId);
        return orderId;
    }

    /** Places an order that may find nobody in; the result is its id if it is accepted. */
    Optional<String> offer(String token, Line... lines) {
        try {
            return Optional.of(place(token, lines))
                    .filter(answer -> answer.statusCode() == 202)
                    .map(Shop::orderId);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static String orderId(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("orderId").asString();
    }

    HttpResponse<String> place(String token, Line... lines) {
        return post("/orders", orderOf("17850", token, lines));
    }

    /** The body of a request for an order. */
    static String orderOf(String customerId, String token, Line... lines) {
        return """
                {"customerId": "%s", "lines": %s, "payment": {"token": "%s"},
                 "shipTo": {"name": "Ada Lovelace", "line1": "12 St James's Square", "city": "London",
                            "postalCode": "SW1Y 4JH", "country": "GB"}}
                """.formatted(customerId, JSON.writeValueAsString(List.of(lines)), token);
    }

    /** Asks for an order to be called off, whatever the answer. */
    HttpResponse<String> askToCancel(String orderId) {
        return post("/orders/%s/cancellation".formatted(orderId), "{\"reason\": \"changed my mind\"}");
    }

    /** Has an order called off, or at least the wish accepted. */
    void cancel(String orderId) {
        var answer = askToCancel(orderId);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** Empty if no payment was initiated for the order. */
    String payment(String orderId) {
        var payment = get("/payments/" + orderId);
        return payment.has("orderId") ? payment.path("status").asString() : "";
    }

    /** Waits until so many units are left, and none of them set aside. */
    void awaitStock(String sku, long left) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var item = get("/stock/" + sku);
            assertThat(item.path("onHand").asLong(-1)).isEqualTo(left);
            assertThat(item.path("reserved").asLong(-1)).isZero();
        });
    }

    /** Waits until an order is final; the result is the order. */
    JsonNode awaitEnd(String orderId) {
        await().atMost(PATIENCE).until(() -> FINAL.contains(status(orderId)));
        return get("/orders/" + orderId);
    }

    String status(String orderId) {
        return get("/orders/" + orderId).path("status").asString("");
    }

    JsonNode get(String path) {
        return JSON.readTree(send(request(path).GET().build()).body());
    }

    HttpResponse<String> put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)).build());
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)).build());
    }

    private HttpRequest.Builder request(String path) {
        return stack.tokens()
                .authorize(HttpRequest.newBuilder(stack.baseUri().resolve(path)))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(request + " was interrupted", e);
        }
    }

    /** A line of an order. */
    record Line(String sku, long quantity) {}
}
