package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.Service;
import dev.backbone.local.ops.Operators;
import dev.backbone.local.ops.Recreation;
import dev.backbone.system.Shop.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@UsesSuite
class RebuildIT {

    private static final Map<Service, List<String>> VIEWS = Map.of(
            Service.ORDER, List.of("order_view", "catalog"),
            Service.STOCK, List.of("item"),
            Service.PAYMENT, List.of("payment_view"),
            Service.SHIPMENT, List.of("shipment_view"));

    private final Shop shop = new Shop(Suite.running());
    private final Topics topics = new Topics(Suite.running().kafkaBootstrap());

    @Test
    void every_view_is_rebuilt_beside_the_live_one_while_orders_come_in_and_equals_it() throws Exception {
        var sku = shop.list(255, 1_000);
        List<String> orders = new ArrayList<>();

        for (var service : Operators.services()) {
            try (var operator = new Operator(Suite.running(), service)) {
                assertThat(operator.views()).containsExactlyInAnyOrderElementsOf(VIEWS.get(service));
                for (var view : operator.views()) {
                    orders.addAll(Stream.generate(() -> shop.order("tok_ok", new Line(sku, 1)))
                            .limit(20)
                            .toList());
                    var result = operator.rebuild(view);
                    assertThat(result.path("phase").asString())
                            .as(result.toString())
                            .isEqualTo("DONE");
                    if (!view.equals("catalog")) {
                        assertThat(result.path("differences"))
                                .as(result.toString())
                                .isEmpty();
                    }
                }
            }
        }

        assertThat(orders)
                .allSatisfy(
                        each -> assertThat(shop.awaitEnd(each).path("status").asString())
                                .isEqualTo("COMPLETED"));
    }

    @ParameterizedTest
    @EnumSource(names = "GATEWAY", mode = EnumSource.Mode.EXCLUDE)
    void a_service_whose_database_was_dropped_restores_itself_from_kafka_and_goes_on(Service service) throws Exception {
        var sku = shop.list(255, 100);
        Stream.of("tok_ok", "tok_declined", "tok_ok", "tok_flaky")
                .map(token -> shop.order(token, new Line(sku, 6)))
                .toList()
                .forEach(shop::awaitEnd);
        topics.awaitQuiet();
        var ids = ids(service);
        var views = views(service);
        var records = topics.records().size();

        Recreation.of(service, Suite.running().layout()).run();

        topics.awaitQuiet();
        assertThat(ids(service)).isEqualTo(ids);
        assertThat(views(service)).isEqualTo(views);
        assertThat(topics.records()).hasSize(records);
        assertThat(Tables.rows(service, "select * from pending_effects")).isEmpty();
        assertThat(shop.awaitEnd(shop.order("tok_ok", new Line(sku, 6)))
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETED");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                shop.get("/stock/" + sku).path("reserved").asLong(-1))
                        .isZero());
    }

    /** What was said, with its version, and what was heard. */
    private static List<String> ids(Service service) throws Exception {
        return Tables.rows(service, """
                select event_id, stream_id, type, case when source = '/%s' then version end, data from journal
                where type not like '%%StockLevelChanged%%'
                """.formatted(service.moduleName()));
    }

    private static List<String> views(Service service) throws Exception {
        List<String> rows = new ArrayList<>();
        for (var view : VIEWS.getOrDefault(service, List.of())) {
            rows.addAll(Tables.rows(service, "select * from " + view));
        }
        return rows;
    }
}
