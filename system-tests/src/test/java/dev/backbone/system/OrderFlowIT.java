package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.system.Shop.Line;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@UsesSuite
class OrderFlowIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop = new Shop(Suite.running());

    @Test
    void an_order_is_priced_by_us_paid_shipped_and_completed() {
        var hearts = shop.list(255, 10);
        var lanterns = shop.list(339, 10);

        var orderId = shop.order("tok_ok", new Line(hearts, 6), new Line(lanterns, 2));

        var order = shop.awaitEnd(orderId);
        assertThat(order.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(order.at("/total/amountMinor").asLong()).isEqualTo(6 * 255 + 2 * 339);
        assertThat(order.at("/lines/1/unitPrice/amountMinor").asLong()).isEqualTo(339);
        await().atMost(PATIENCE)
                .until(() -> shop.get("/payments/" + orderId)
                        .path("status")
                        .asString()
                        .equals("CAPTURED"));
        assertThat(shop.get("/payments/" + orderId).at("/amount/amountMinor").asLong())
                .isEqualTo(2208);
        assertThat(shop.get("/shipments/" + orderId).path("status").asString()).isEqualTo("DELIVERED");
        await().atMost(PATIENCE)
                .until(() ->
                        stock(hearts).equals(List.of(4L, 0L)) && stock(lanterns).equals(List.of(8L, 0L)));
    }

    @Test
    void its_journal_tells_the_whole_story_from_every_service() {
        var orderId = shop.order("tok_ok", new Line(shop.list(255, 1), 1));
        shop.awaitEnd(orderId);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(StreamSupport.stream(
                                        shop.get("/orders/%s/journal".formatted(orderId))
                                                .spliterator(),
                                        false)
                                .map(fact -> fact.path("type").asString().replaceAll(".*\\.(\\w+)\\.v1", "$1")))
                        .containsExactlyInAnyOrder(
                                "OrderRequested",
                                "OrderValidated",
                                "StockReserved",
                                "PaymentInitiated",
                                "PaymentAuthorized",
                                "OrderConfirmed",
                                "ShipmentPrepared",
                                "ShipmentDispatched",
                                "PaymentCaptured",
                                "StockShipped",
                                "ShipmentDelivered",
                                "OrderCompleted")
                        .startsWith("OrderRequested", "OrderValidated", "StockReserved", "PaymentInitiated"));
    }

    @Test
    void an_unknown_sku_is_rejected() {
        var order = shop.awaitEnd(shop.order("tok_ok", new Line("nobody-sells-this", 1)));

        assertRejected(order, "UNKNOWN_SKU", "nobody-sells-this");
    }

    @Test
    void more_than_there_is_is_rejected_and_nothing_is_set_aside() {
        var plenty = shop.list(255, 10);
        var scarce = shop.list(255, 1);

        var order = shop.awaitEnd(shop.order("tok_ok", new Line(plenty, 1), new Line(scarce, 2)));

        assertRejected(order, "INSUFFICIENT_STOCK", scarce + ": 2 wanted, 1 available");
        assertThat(stock(plenty)).containsExactly(10L, 0L);
    }

    @Test
    void a_declined_payment_rejects_the_order_and_its_stock_is_for_sale_again() {
        var sku = shop.list(255, 3);

        var orderId = shop.order("tok_declined", new Line(sku, 3));

        assertRejected(shop.awaitEnd(orderId), "PAYMENT_DECLINED", "the provider declined the payment");
        await().atMost(PATIENCE).until(() -> stock(sku).equals(List.of(3L, 0L)));
        assertThat(shop.get("/payments/" + orderId).path("status").asString()).isEqualTo("DECLINED");
        shop.awaitInCatalog(sku, 3);
        assertThat(shop.awaitEnd(shop.order("tok_ok", new Line(sku, 3)))
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETED");
    }

    @Test
    void a_provider_that_fails_twice_delays_the_order_and_no_more() {
        var order = shop.awaitEnd(shop.order("tok_flaky", new Line(shop.list(255, 1), 1)));

        assertThat(order.path("status").asString()).isEqualTo("COMPLETED");
    }

    private static void assertRejected(JsonNode order, String reason, String detail) {
        assertThat(List.of(
                        order.path("status").asString(),
                        order.path("reason").asString(),
                        order.path("detail").asString()))
                .containsExactly("REJECTED", reason, detail);
    }

    private List<Long> stock(String sku) {
        var item = shop.get("/stock/" + sku);
        return List.of(item.path("onHand").asLong(), item.path("reserved").asLong());
    }
}
