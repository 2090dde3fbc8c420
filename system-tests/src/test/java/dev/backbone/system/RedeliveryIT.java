package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.local.Service;
import dev.backbone.system.Shop.Line;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@UsesSuite
class RedeliveryIT {

    private static final Map<String, String> VIEWS = Map.of(
            "order-service", "order_view",
            "stock-service", "item",
            "payment-service", "payment_view",
            "shipment-service", "shipment_view");

    private final Shop shop = new Shop(Suite.running());
    private final Topics topics = new Topics(Suite.running().kafkaBootstrap());

    @Test
    void every_record_of_every_topic_delivered_again_to_every_service_changes_nothing() throws Exception {
        placeOrders();
        topics.awaitQuiet();
        var records = topics.records().size();
        var before = contents();

        for (var service : VIEWS.keySet()) {
            Suite.running().process(service).stop();
            topics.rewind(service);
            Suite.running().process(service).start();
        }
        topics.awaitQuiet();

        assertThat(contents()).isEqualTo(before);
        assertThat(topics.records()).hasSize(records);
    }

    private void placeOrders() {
        var sku = shop.list(255, 20);
        Stream.of("tok_ok", "tok_declined", "tok_ok", "tok_flaky")
                .map(token -> shop.order(token, new Line(sku, 6)))
                .toList()
                .forEach(shop::awaitEnd);
    }

    private Map<String, List<String>> contents() throws SQLException {
        Map<String, List<String>> contents = new TreeMap<>();
        for (var service :
                Arrays.stream(Service.values()).filter(Service::hasDatabase).toList()) {
            for (var table : List.of("journal", "outbox", "pending_effects", view(service))) {
                contents.put(service + " " + table, Tables.rows(service, "select * from " + table));
            }
        }
        return contents;
    }

    private static String view(Service service) {
        return VIEWS.getOrDefault(service.moduleName(), "");
    }
}
