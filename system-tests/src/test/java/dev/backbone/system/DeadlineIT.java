package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.LocalStack;
import dev.backbone.system.Shop.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders that wait: the deadlines are short, and the carrier takes longer than they allow. */
@StartsSuite
class DeadlineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalStack STACK = start();

    private final Shop shop = new Shop(STACK);

    private static LocalStack start() {
        var root = Path.of(System.getProperty("backbone.root"));
        return LocalStack.builder(root)
                .home(root.resolve("system-tests/target/deadline-stack"))
                .fresh(true)
                .environment("BACKBONE_DEADLINES_VALIDATED", "25s")
                .environment("BACKBONE_DEADLINES_CONFIRMED", "25s")
                .environment("BACKBONE_CARRIER_DISPATCH_DELAY", "10m")
                .start();
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void an_order_whose_payment_hangs_is_cancelled_when_its_time_is_up() {
        var sku = shop.list(255, 3);

        var orderId = shop.order("tok_timeout", new Line(sku, 3));

        assertEnd(orderId, "TIMED_OUT", "stock or payment did not answer in time");
        await().atMost(PATIENCE).until(() -> shop.payment(orderId).equals("VOIDED"));
        shop.awaitStock(sku, 3);
    }

    @Test
    void an_order_whose_parcel_is_never_taken_is_cancelled_when_its_time_is_up() {
        var sku = shop.list(255, 3);

        var orderId = shop.order("tok_ok", new Line(sku, 3));

        await().atMost(PATIENCE).until(() -> shop.status(orderId).equals("CONFIRMED"));
        assertEnd(orderId, "TIMED_OUT", "the parcel was not dispatched in time");
        await().atMost(PATIENCE).until(() -> shop.payment(orderId).equals("VOIDED"));
        assertThat(shipment(orderId)).isEqualTo("CANCELLED");
        shop.awaitStock(sku, 3);
    }

    @Test
    void a_confirmed_order_that_the_carrier_has_not_taken_can_be_cancelled() {
        var sku = shop.list(255, 3);
        var orderId = shop.order("tok_ok", new Line(sku, 3));
        await().atMost(PATIENCE).until(() -> shop.status(orderId).equals("CONFIRMED"));

        shop.cancel(orderId);

        assertEnd(orderId, "REQUESTED_BY_CUSTOMER", "changed my mind");
        await().atMost(PATIENCE).until(() -> shop.payment(orderId).equals("VOIDED"));
        assertThat(shipment(orderId)).isEqualTo("CANCELLED");
        shop.awaitStock(sku, 3);
    }

    private void assertEnd(String orderId, String reason, String detail) {
        JsonNode order = shop.awaitEnd(orderId);
        assertThat(List.of(
                        order.path("status").asString(),
                        order.path("reason").asString(),
                        order.path("detail").asString()))
                .containsExactly("CANCELLED", reason, detail);
    }

    private String shipment(String orderId) {
        return shop.get("/shipments/" + orderId).path("status").asString();
    }
}
