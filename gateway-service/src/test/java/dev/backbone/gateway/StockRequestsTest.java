package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Fact;
import dev.backbone.events.Money;
import dev.backbone.events.StockRequestEvent.ItemListingRequested;
import dev.backbone.events.StockRequestEvent.StockReceiptRequested;
import dev.backbone.events.Topic;
import dev.backbone.testkit.TopicReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockRequestsTest extends GatewayTest {

    @Test
    void an_item_is_listed() {
        var response = client().put("/stock/mug-1", Bodies.ITEM);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).contains("/stock/mug-1");
        var fact = published("mug-1");
        assertThat(fact.event())
                .isEqualTo(new ItemListingRequested("mug-1", "Heart T-light holder", new Money(255, "GBP"), 10L));
        assertThat(fact.envelope().type()).isEqualTo("backbone.stock-requests.ItemListingRequested.v1");
        assertThat(fact.envelope().source()).isEqualTo("/gateway-service");
        assertThat(fact.envelope().correlationId()).isNull();
        assertThat(fact.envelope().causationId()).isNull();
        assertThat(fact.envelope().sequence()).isNull();
        assertThat(fact.envelope().traceparent()).isNotNull();
    }

    @Test
    void an_item_may_be_never_replenished() {
        client().put("/stock/mug-2", Bodies.replace(Bodies.ITEM, ",\"replenishBelow\":10", ""));
        assertThat(published("mug-2").event())
                .isEqualTo(new ItemListingRequested("mug-2", "Heart T-light holder", new Money(255, "GBP"), null));
    }

    @Test
    void a_receipt_is_noted() {
        var response = client().post("/stock/mug-3/receipts", Bodies.RECEIPT);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(published("mug-3").event()).isEqualTo(new StockReceiptRequested("mug-3", 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Heart T-light holder\" | \" \"     | /name",
                "\"Heart T-light holder\" | null      | /name",
                "\"name\":\"Heart T-light holder\", | `` | /name",
                "255       | 0            | /unitPrice/amountMinor",
                "255       | 1000000001   | /unitPrice/amountMinor",
                "255       | 2.55         | /unitPrice/amountMinor",
                "\"GBP\"   | \"gbp\"      | /unitPrice/currency",
                "\"GBP\"   | \"GBPX\"     | /unitPrice/currency",
                "\"GBP\"   | \"GBP\",\"scale\":2 | /unitPrice/scale",
                ",\"currency\":\"GBP\" | `` | /unitPrice/currency",
                ":10       | :-1          | /replenishBelow",
                ":10       | :1000000001  | /replenishBelow",
                ":10       | :\"10\"      | /replenishBelow",
                "{\"name\" | {\"sku\":\"mug\",\"name\" | /sku"
            })
    void each_violation_of_a_listing_is_named(String part, String replacement, String pointer) {
        assertRefused("PUT", "/stock/mug", Bodies.replace(Bodies.ITEM, part, replacement), pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000001", "1.5", "\"1\"", "null"})
    void each_wrong_quantity_of_a_receipt_is_named(String quantity) {
        assertRefused("POST", "/stock/mug/receipts", "{\"quantity\":%s}".formatted(quantity), "/quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-mug", "m%20ug", "%C3%A9", "a23456789012345678901234567890123", "mug%0A"})
    void a_sku_in_the_path_is_checked_like_one_in_a_body(String sku) {
        assertRefused("PUT", "/stock/" + sku, Bodies.ITEM, "sku");
        assertRefused("POST", "/stock/" + sku + "/receipts", "{\"quantity\":0}", "sku", "/quantity");
    }

    @Test
    void the_limits_are_within() {
        var dear = Bodies.replace(Bodies.ITEM, ":10", ":0").replace("255", "1000000000");
        assertThat(client().put("/stock/mug-4", dear).statusCode()).isEqualTo(202);
        assertThat(client().post("/stock/mug-4/receipts", "{\"quantity\":1000000000}")
                        .statusCode())
                .isEqualTo(202);
    }

    private static Fact published(String sku) {
        var facts = new TopicReader().factsAbout(sku, Topic.STOCK_REQUESTS);
        assertThat(facts).hasSize(1);
        return facts.getFirst();
    }
}
