package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.Money;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.testkit.FactPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockCacheTest {

    private static final StandIn STOCK = StandIn.start();
    private static final TwoGateways GATEWAYS =
            TwoGateways.start("--backbone.routes.stock=" + STOCK.url(), "--backbone.at-once.per-caller=200");
    private static final FactPublisher SERVICES = new FactPublisher();
    private static final Duration LONG_BEFORE_IT_IS_FORGOTTEN = Duration.ofSeconds(5);

    private final String sku = UUID.randomUUID().toString().substring(0, 13);
    private final String path = "/stock/" + sku;

    @AfterAll
    static void stop() {
        SERVICES.close();
        GATEWAYS.close();
        STOCK.close();
    }

    @BeforeEach
    void stockServiceIsWell() {
        STOCK.says(200);
        STOCK.says("before");
        awaitHeard();
    }

    @Test
    void an_item_is_asked_for_once_by_each_gateway_until_it_changes() {
        assertThat(both()).containsExactly("before", "before");
        STOCK.says("after");
        assertThat(both()).containsExactly("before", "before");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void a_change_of_the_level_is_seen_through_both_gateways_long_before_answers_are_forgotten() {
        assertThat(both()).containsExactly("before", "before");
        STOCK.says("after");
        levelChanges(sku);
        await().atMost(LONG_BEFORE_IT_IS_FORGOTTEN)
                .untilAsserted(() -> assertThat(both()).containsExactly("after", "after"));
        assertThat(asked()).isEqualTo(4);
    }

    @Test
    void a_change_of_another_item_changes_nothing() {
        both();
        levelChanges("another-" + sku.substring(0, 8));
        awaitHeard();
        both();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void an_answer_that_was_under_way_when_the_level_changed_is_not_kept() {
        var slow = new CountDownLatch(1);
        thisItemIsSlow(slow);
        var early = CompletableFuture.supplyAsync(() -> get(0));
        await().until(() -> asked() == 1);
        levelChanges(sku);
        awaitHeard();
        STOCK.says("after");
        assertThat(get(0).body())
                .as("who asks after the change does not get what was asked before it")
                .isEqualTo("after");
        slow.countDown();
        assertThat(early.join().body()).isEqualTo("before");
        assertThat(get(0).body()).isEqualTo("after");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void of_many_who_ask_at_once_one_asks_the_service() {
        var slow = new CountDownLatch(1);
        thisItemIsSlow(slow);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> get(0), threads))
                    .limit(200)
                    .toList();
            await().until(() -> asked() == 1);
            slow.countDown();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("before"));
        }
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void what_is_not_there_or_failed_is_asked_for_again() {
        STOCK.says(404);
        assertThat(get(0).statusCode()).isEqualTo(404);
        STOCK.says(500);
        assertThat(get(0).statusCode()).isEqualTo(500);
        STOCK.says(200);
        assertThat(get(0).statusCode()).isEqualTo(200);
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void clients_are_told_to_ask_each_time() {
        assertThat(get(0).headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(get(0).headers().firstValue("Content-Type")).contains("application/json");
    }

    /** Returns when both gateways have heard what was published so far: they hear of another item, too. */
    private void awaitHeard() {
        for (int gateway : List.of(0, 1)) {
            var probe = "probe-" + UUID.randomUUID().toString().substring(0, 8);
            get(gateway, "/stock/" + probe);
            await().until(() -> {
                levelChanges(probe);
                get(gateway, "/stock/" + probe);
                return asked("/stock/" + probe) > 1;
            });
        }
    }

    private void thisItemIsSlow(CountDownLatch latch) {
        STOCK.says(uri -> uri.equals(path) ? waitFor(latch) : "probe");
    }

    private static String waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return "before";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void levelChanges(String sku) {
        SERVICES.publish(new StockLevelChanged(sku, "Lantern", new Money(1250, "GBP"), 10, 0, 10, 1, null));
    }

    private List<String> both() {
        return List.of(get(0).body(), get(1).body());
    }

    private HttpResponse<String> get(int gateway) {
        return get(gateway, path);
    }

    private static HttpResponse<String> get(int gateway, String path) {
        return GATEWAYS.client(gateway).sendUnchecked(GATEWAYS.client(gateway).request(path));
    }

    private long asked() {
        return asked(path);
    }

    private static long asked(String path) {
        return STOCK.asked().stream().filter(path::equals).count();
    }
}
