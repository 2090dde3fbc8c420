package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.system.Shop.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@UsesSuite
class ContentionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop = new Shop(Suite.running());

    @Test
    void of_a_hundred_orders_at_once_for_ten_units_ten_complete_and_ninety_are_rejected() throws Exception {
        var sku = shop.list(255, 10);

        List<String> outcomes = new ArrayList<>();
        try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
            var buying = IntStream.range(0, 100)
                    .mapToObj(_ -> (Callable<String>) () -> outcome(shop.order("tok_ok", new Line(sku, 1))))
                    .toList();
            for (Future<String> outcome : customers.invokeAll(buying)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn("COMPLETED "::equals).hasSize(10);
        assertThat(outcomes).filteredOn("REJECTED INSUFFICIENT_STOCK"::equals).hasSize(90);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                shop.get("/stock/" + sku).path("onHand").asLong())
                        .isZero());
        assertThat(shop.get("/stock/" + sku).path("reserved").asLong()).isZero();
    }

    private String outcome(String orderId) {
        var order = shop.awaitEnd(orderId);
        return order.path("status").asString() + " " + order.path("reason").asString("");
    }
}
