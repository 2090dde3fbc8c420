package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.system.Shop.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@UsesSuite
class CancellationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop = new Shop(Suite.running());

    @Test
    void an_order_that_is_cancelled_at_once_ends_and_its_money_and_stock_agree_with_that() {
        var sku = shop.list(255, 3);

        var orderId = shop.order("tok_ok", new Line(sku, 3));
        shop.cancel(orderId);

        awaitAgreement(List.of(orderId));
        shop.awaitStock(sku, shop.status(orderId).equals("CANCELLED") ? 3 : 0);
    }

    @Test
    void an_order_whose_payment_hangs_is_cancelled_and_holds_neither_money_nor_stock() {
        var sku = shop.list(255, 3);
        var orderId = shop.order("tok_timeout", new Line(sku, 3));
        await().atMost(PATIENCE).until(() -> shop.payment(orderId).equals("INITIATED"));

        shop.cancel(orderId);

        var order = shop.awaitEnd(orderId);
        assertThat(List.of(
                        order.path("status").asString(),
                        order.path("reason").asString(),
                        order.path("detail").asString()))
                .containsExactly("CANCELLED", "REQUESTED_BY_CUSTOMER", "changed my mind");
        await().atMost(PATIENCE).until(() -> shop.payment(orderId).equals("VOIDED"));
        shop.awaitStock(sku, 3);
    }

    @Test
    void a_completed_order_can_not_be_cancelled_and_its_journal_says_so() {
        var orderId = shop.order("tok_ok", new Line(shop.list(255, 1), 1));
        assertThat(shop.awaitEnd(orderId).path("status").asString()).isEqualTo("COMPLETED");

        shop.cancel(orderId);

        await().atMost(PATIENCE).until(() -> facts(orderId).contains("OrderCancellationRefused"));
        assertThat(shop.status(orderId)).isEqualTo("COMPLETED");
    }

    @Test
    void in_a_storm_of_orders_and_cancellations_each_ends_and_money_and_stock_agree() throws Exception {
        var sku = shop.list(255, 200);
        var random = new Random(20_111_209);
        List<String> orders = new ArrayList<>();
        Queue<Future<?>> cancellations = new ConcurrentLinkedQueue<>();
        try (var regrets = Executors.newScheduledThreadPool(8);
                var customers = Executors.newFixedThreadPool(8)) {
            List<Future<String>> storm = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                var token = random.nextInt(10) == 0 ? "tok_flaky" : "tok_ok";
                var patience = random.nextBoolean() ? 0 : random.nextInt(1_000);
                var changesHisMind = random.nextInt(10) != 0;
                storm.add(customers.submit(() -> {
                    var orderId = shop.order(token, new Line(sku, 1));
                    if (changesHisMind) {
                        cancellations.add(
                                regrets.schedule(() -> shop.cancel(orderId), patience, TimeUnit.MILLISECONDS));
                    }
                    return orderId;
                }));
            }
            for (var order : storm) {
                orders.add(order.get());
            }
            for (var cancellation : cancellations) {
                cancellation.get();
            }
        }

        awaitAgreement(orders);
        var completed = orders.stream()
                .filter(order -> shop.status(order).equals("COMPLETED"))
                .count();
        assertThat(completed).isBetween(1L, 199L);
        shop.awaitStock(sku, 200 - completed);
    }

    /** Each order is completed and paid, or cancelled and not, once every service has heard of its end. */
    private void awaitAgreement(List<String> orders) {
        var ends = orders.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        orderId -> shop.awaitEnd(orderId).path("status").asString()));
        assertThat(ends.values()).isSubsetOf("COMPLETED", "CANCELLED");
        var topics = new Topics(Suite.running().kafkaBootstrap());
        await().atMost(PATIENCE).until(() -> topics.lag("payment-service") == 0);
        ends.forEach((orderId, status) -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.payment(orderId))
                        .as(orderId)
                        .isIn(status.equals("COMPLETED") ? Set.of("CAPTURED") : Set.of("VOIDED", ""))));
    }

    private List<String> facts(String orderId) {
        return StreamSupport.stream(
                        shop.get("/orders/%s/journal".formatted(orderId)).spliterator(), false)
                .map(fact -> fact.path("type").asString().replaceAll(".*\\.(\\w+)\\.v1", "$1"))
                .toList();
    }
}
