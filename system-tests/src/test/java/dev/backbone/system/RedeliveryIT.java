package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.Service;
import dev.backbone.system.Shop.Line;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
        awaitQuiet();
        var records = topics.records().size();
        var before = contents();

        for (var service : VIEWS.keySet()) {
            Suite.running().process(service).stop();
            topics.rewind(service);
            Suite.running().process(service).start();
        }
        awaitQuiet();

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

    /** Until every service has handled every record, and said all that it has to say. */
    private void awaitQuiet() {
        await().atMost(Duration.ofSeconds(60))
                .during(Duration.ofSeconds(2))
                .until(() -> VIEWS.keySet().stream().mapToLong(topics::lag).sum() == 0);
    }

    private Map<String, List<String>> contents() throws SQLException {
        Map<String, List<String>> contents = new TreeMap<>();
        for (var service :
                Arrays.stream(Service.values()).filter(Service::hasDatabase).toList()) {
            for (var table : List.of("journal", "outbox", "pending_effects", view(service))) {
                contents.put(service + " " + table, rows(service, table));
            }
        }
        return contents;
    }

    private static String view(Service service) {
        return VIEWS.getOrDefault(service.moduleName(), "");
    }

    private static List<String> rows(Service service, String table) throws SQLException {
        var database = Suite.running().database(service);
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select row(t.*)::text from %s t order by 1".formatted(table))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
