package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.process.ManagedProcess;
import dev.backbone.system.Shop.Line;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kafka or Postgres is away for a while: {@code -Dbackbone.outage.seconds=60} for a longer one. */
@HarmsSuite
class TroubleIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("backbone.outage.seconds", 20));

    /** Five seconds, and what the way to the gateway and back may take on a busy machine. */
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(5_500);

    private final Shop shop = FragileSuite.shop();
    private final ManagedProcess kafka = FragileSuite.running().process("kafka");
    private final ManagedProcess postgres = FragileSuite.running().process("postgres");
    private final ManagedProcess orderService = FragileSuite.running().process("order-service");

    @AfterEach
    void bring_back_what_is_away() {
        postgres.start();
        kafka.start();
    }

    @Test
    void without_kafka_nothing_is_accepted_and_afterwards_everything_goes_on() throws Exception {
        var sku = shop.list(255, 10);
        try (var crowd = Crowd.of(shop, 11, Duration.ofMillis(120))) {
            crowd.awaitMore(20);
            kafka.stop();

            await().during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(15))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertRefused(sku));
            assertThat(orderService.ready()).isFalse();

            kafka.start();
            crowd.awaitMore(20);
            FragileSuite.assertAllWell(crowd.sendHome());
        }
    }

    @Test
    void without_postgres_orders_are_accepted_and_afterwards_completed() throws Exception {
        try (var crowd = Crowd.of(shop, 13, Duration.ofMillis(120))) {
            crowd.awaitMore(20);
            postgres.stop();

            await().atMost(Duration.ofSeconds(60)).until(() -> !orderService.ready());
            int before = crowd.acceptedSoFar();
            await().during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(20))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> !orderService.ready());
            assertThat(crowd.acceptedSoFar()).isGreaterThan(before + 20);

            postgres.start();
            crowd.awaitMore(20);
            FragileSuite.assertAllWell(crowd.sendHome());
            assertThat(orderService.ready()).isTrue();
        }
    }

    private void assertRefused(String sku) {
        long asked = System.nanoTime();
        var answer = shop.place("tok_ok", new Line(sku, 1));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LONGEST_ANSWER);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
