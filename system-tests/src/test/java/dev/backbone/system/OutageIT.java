package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.process.ManagedProcess;
import dev.backbone.system.Shop.Line;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@UsesSuite
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop = new Shop(Suite.running());
    private final List<ManagedProcess> services = Stream.of(
                    "order-service", "stock-service", "payment-service", "shipment-service")
            .map(Suite.running()::process)
            .toList();

    @AfterEach
    void startWhatIsDown() {
        services.parallelStream().forEach(ManagedProcess::start);
    }

    @Test
    void orders_are_accepted_while_every_service_is_down_and_completed_when_they_are_back() {
        var sku = shop.list(255, 5);
        services.parallelStream().forEach(ManagedProcess::stop);

        var orderId = shop.order("tok_ok", new Line(sku, 5));
        assertThat(shop.get("/orders/" + orderId).path("status").asString()).isEqualTo("REQUESTED");

        services.parallelStream().forEach(ManagedProcess::start);
        assertThat(shop.awaitEnd(orderId).path("status").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void orders_under_way_are_completed_after_every_service_was_killed() {
        var sku = shop.list(255, 50);
        var orderIds = Stream.generate(() -> shop.order("tok_ok", new Line(sku, 1)))
                .limit(50)
                .toList();

        services.parallelStream().forEach(ManagedProcess::kill);
        services.parallelStream().forEach(ManagedProcess::start);

        assertThat(orderIds)
                .allSatisfy(orderId -> assertThat(
                                shop.awaitEnd(orderId).path("status").asString())
                        .isEqualTo("COMPLETED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                shop.get("/stock/" + sku).path("onHand").asLong(-1))
                        .isZero());
    }
}
