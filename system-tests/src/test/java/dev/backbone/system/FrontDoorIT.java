package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.system.Shop.Line;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a client can do with an order, each step at another gateway. */
@UsesSuite
class FrontDoorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop = new Shop(Suite.running());
    private final Door one = Door.of(Suite.running()).getFirst();
    private final Door other = Door.of(Suite.running()).getLast();

    @Test
    void an_order_that_one_gateway_has_accepted_is_known_to_the_other() {
        var answer = one.post("/orders", order(shop.list(255, 1), "tok_ok"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).contains("/orders/" + id(answer));
        await().atMost(PATIENCE).until(() -> other.get("/orders/" + id(answer)).statusCode() == 200);
        await().atMost(PATIENCE)
                .until(() -> other.read("/orders/" + id(answer))
                        .path("status")
                        .asString()
                        .equals("COMPLETED"));
        assertThat(one.read("/orders/" + id(answer))).isEqualTo(other.read("/orders/" + id(answer)));
    }

    @Test
    void who_waits_gets_the_outcome_at_any_gateway() {
        var sku = shop.list(255, 10);

        var confirmed = other.post("/orders", order(sku, "tok_ok"), "Prefer", "wait=30");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(201);
        assertThat(confirmed.headers().firstValue("Preference-Applied")).contains("wait=30");
        assertThat(Door.json(confirmed).path("status").asString()).isEqualTo("CONFIRMED");

        var declined = one.post("/orders", order(sku, "tok_declined"), "Prefer", "wait=30");
        assertThat(declined.statusCode()).as(declined.body()).isEqualTo(409);
        assertThat(Door.json(declined).path("reason").asString()).isEqualTo("PAYMENT_DECLINED");

        var undecided = other.post("/orders", order(sku, "tok_timeout"), "Prefer", "wait=1");
        assertThat(undecided.statusCode()).isEqualTo(202);
        assertThat(undecided.headers().firstValue("Preference-Applied")).contains("wait=1");
        shop.cancel(id(undecided));
        shop.awaitEnd(id(undecided));
    }

    @Test
    void a_key_means_one_order_whichever_gateway_is_asked() {
        var sku = shop.list(255, 10);
        var key = UUID.randomUUID().toString();

        var first = one.post("/orders", order(sku, "tok_ok"), "Idempotency-Key", key, "Prefer", "wait=30");
        var again = other.post("/orders", order(sku, "tok_ok"), "Idempotency-Key", key, "Prefer", "wait=30");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(id(again)).isEqualTo(id(first));

        var another = other.post("/orders", order(sku, "tok_declined"), "Idempotency-Key", key);
        assertThat(another.statusCode()).isEqualTo(422);
        shop.awaitStock(sku, 9);
    }

    @Test
    void an_order_that_one_gateway_has_accepted_is_called_off_at_the_other() {
        var orderId = id(one.post("/orders", order(shop.list(255, 1), "tok_timeout")));

        await().atMost(PATIENCE)
                .until(() -> other.post("/orders/" + orderId + "/cancellation", "{\"reason\": \"too slow\"}")
                                .statusCode()
                        == 202);

        assertThat(shop.awaitEnd(orderId).path("reason").asString()).isEqualTo("REQUESTED_BY_CUSTOMER");
        assertThat(other.read("/orders/" + orderId).path("detail").asString()).isEqualTo("too slow");
    }

    @Test
    void every_gateway_streams_what_the_journal_says_and_goes_on_where_another_has_stopped() {
        var orderId = id(one.post("/orders", order(shop.list(255, 1), "tok_ok")));
        await().atMost(PATIENCE).until(() -> other.get("/orders/" + orderId).statusCode() == 200);

        var stream = other.get("/orders/" + orderId + "/stream", "Accept", "text/event-stream");

        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        var ids = ids(stream);
        assertThat(stream.body()).contains("event:OrderRequested", "event:OrderConfirmed", "event:OrderCompleted");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journal(orderId)).containsAll(ids));

        // What happened beside the end, each gateway hears in its own time: maybe more of it by now, never less.
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(ids(one.get("/orders/" + orderId + "/stream", "Last-Event-ID", ids.get(2))))
                                .doesNotHaveDuplicates()
                                .containsAll(ids.subList(3, ids.size()))
                                .doesNotContainAnyElementsOf(ids.subList(0, 3))
                                .isSubsetOf(journal(orderId)));
        var nothing = one.get("/orders/" + orderId + "/stream", "Last-Event-ID", ids.getLast());
        assertThat(nothing.statusCode()).isEqualTo(204);
    }

    private List<String> journal(String orderId) {
        return one.read("/orders/" + orderId + "/journal")
                .valueStream()
                .map(fact -> fact.path("id").asString())
                .toList();
    }

    private static List<String> ids(HttpResponse<String> stream) {
        return stream.body()
                .lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring("id:".length()))
                .toList();
    }

    private static String id(HttpResponse<String> answer) {
        JsonNode body = Door.json(answer);
        assertThat(body.path("orderId").asString()).as(answer.body()).isNotEmpty();
        return body.path("orderId").asString();
    }

    private static String order(String sku, String token) {
        return Shop.orderOf("17850", token, new Line(sku, 1));
    }
}
