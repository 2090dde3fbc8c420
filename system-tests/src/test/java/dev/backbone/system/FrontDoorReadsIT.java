package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.system.Shop.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be seen, and what is refused: the same at each gateway. */
@UsesSuite
class FrontDoorReadsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final Shop shop = new Shop(Suite.running());
    private final List<Door> doors = Door.of(Suite.running());
    private final Door one = doors.getFirst();
    private final Door other = doors.getLast();

    @Test
    void a_completed_order_looks_the_same_from_everywhere() {
        var orderId = shop.order("tok_ok", new Line(shop.list(255, 2), 2));
        shop.awaitEnd(orderId);
        await().atMost(PATIENCE).until(() -> shop.payment(orderId).equals("CAPTURED"));

        for (var path : List.of("/orders/", "/payments/", "/shipments/")) {
            assertThat(one.get(path + orderId).statusCode()).as(path).isEqualTo(200);
            assertThat(other.read(path + orderId)).as(path).isEqualTo(one.read(path + orderId));
        }
        assertThat(one.read("/payments/" + orderId).path("orderId").asString()).isEqualTo(orderId);
        assertThat(one.read("/shipments/" + orderId).path("orderId").asString()).isEqualTo(orderId);
        assertThatCausesComeFirst(other.read("/orders/" + orderId + "/journal"));
        assertThatItWasOnceRequested(orderId, other.read("/orders/" + orderId + "/journal"));
    }

    private static void assertThatCausesComeFirst(JsonNode journal) {
        var told = new ArrayList<String>();
        for (JsonNode fact : journal) {
            var cause = fact.path("causationId").asString("");
            assertThat(told.isEmpty() || told.contains(cause))
                    .as("%s after %s", fact, told)
                    .isTrue();
            told.add(fact.path("id").asString());
        }
        assertThat(told).hasSizeGreaterThan(8);
    }

    private void assertThatItWasOnceRequested(String orderId, JsonNode journal) {
        var requested = journal.get(0).path("time").asString();
        assertThat(other.read("/orders/%s?asOf=%s".formatted(orderId, requested))
                        .path("status")
                        .asString())
                .isEqualTo("REQUESTED");
        assertThat(one.get("/orders/%s?asOf=2020-01-01T00:00:00Z".formatted(orderId))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_page_of_one_gateway_is_continued_at_the_other() {
        var customer = "customer-" + UUID.randomUUID();
        var sku = shop.list(255, 5);
        var placed = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var answer = doors.get(i % 2).post("/orders", Shop.orderOf(customer, "tok_ok", new Line(sku, 1)));
            placed.add(Door.json(answer).path("orderId").asString());
            shop.awaitEnd(placed.getLast());
        }

        var first = one.read("/orders?customerId=%s&limit=3".formatted(customer));
        var second = other.read("/orders?customerId=%s&limit=3&cursor=%s"
                .formatted(customer, first.path("next").asString()));

        var listed = new ArrayList<String>();
        first.path("orders").forEach(order -> listed.add(order.path("orderId").asString()));
        second.path("orders").forEach(order -> listed.add(order.path("orderId").asString()));
        assertThat(listed).containsExactlyElementsOf(placed.reversed());
        assertThat(second.has("next")).isFalse();
        assertThat(one.read("/orders?status=REJECTED&customerId=" + customer).path("orders"))
                .isEmpty();
    }

    @Test
    void what_is_changed_at_one_gateway_is_seen_at_the_other_although_both_remember_items() {
        var sku = shop.list(255, 5);
        doors.forEach(door ->
                assertThat(door.read("/stock/" + sku).path("onHand").asLong()).isEqualTo(5));

        assertThat(one.post("/stock/" + sku + "/receipts", "{\"quantity\": 7}").statusCode())
                .isEqualTo(202);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> doors.forEach(door -> assertThat(
                                door.read("/stock/" + sku).path("onHand").asLong())
                        .isEqualTo(12)));
        var page = other.read("/stock?limit=1");
        assertThat(page.path("items")).hasSize(1);
        assertThat(one.get("/stock?limit=1&cursor=" + page.path("next").asString(""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void each_gateway_tells_live_what_orders_do() {
        shop.awaitEnd(shop.order("tok_ok", new Line(shop.list(255, 1), 1)));

        for (var door : doors) {
            var message = JSON.readTree(door.firstMessage("/live"));
            assertThat(message.path("states").path("COMPLETED").asLong()).isPositive();
            assertThat(message.path("rates").has("acceptedPerSecond")).isTrue();
            assertThat(message.path("latest")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /orders         | {}                                   | 400",
                "POST   | /orders         | {\"lines\": 7                        | 400",
                "PUT    | /stock/mug      | {\"name\": \"\"}                     | 400",
                "GET    | /orders?limit=0 |                                      | 400",
                "GET    | /orders/2f1c7b1e-6c0f-4f0e-9a57-1f5f7f6d2c11 |        | 404",
                "GET    | /nowhere        |                                      | 404",
                "DELETE | /orders         |                                      | 405"
            })
    void what_can_not_be_done_is_refused_everywhere(String method, String path, @Nullable String body, int status) {
        for (var door : doors) {
            var answer = door.send(method, path, body == null ? "" : body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
        }
    }
}
