package dev.backbone.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventId;
import dev.backbone.stock.domain.Item;
import dev.backbone.stock.view.ItemTable;
import dev.backbone.testkit.BackboneTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BackboneTest
class StockPagesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final String prefix = "page " + EventId.random(Instant.now()) + " ";
    private final List<String> skus = Stream.of("a", "b & c", "d+e/f", "zoë", "€")
            .map(name -> prefix + name)
            .toList();

    @LocalServerPort
    private int port;

    @Autowired
    private ItemTable items;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void plantItems() {
        items.save(skus.stream()
                .map(sku -> new Item(sku, Optional.empty(), 3, 1, 1))
                .toList());
    }

    @AfterEach
    void removeItems() {
        jdbc.sql("delete from item where sku like 'page %'").update();
    }

    @Test
    void lists_every_item_once_by_sku_in_the_shape_of_each() {
        var listed = new ArrayList<JsonNode>();
        var page = json(get("/stock?limit=2"));
        page.get("items").forEach(listed::add);
        while (page.has("next")) {
            page = json(get("/stock?limit=2&cursor={next}", page.get("next").stringValue()));
            assertThat(page.get("items")).hasSizeBetween(1, 2);
            page.get("items").forEach(listed::add);
        }

        var expected = jdbc.sql("select sku from item order by sku")
                .query(String.class)
                .list();
        assertThat(listed)
                .extracting(item -> item.get("sku").stringValue())
                .isEqualTo(expected)
                .containsAll(skus);
        var first = skus.getFirst();
        assertThat(listed).contains(json(get("/stock/{sku}", first)));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=2.5, limit",
        "cursor=, cursor",
        "cursor=not%20one, cursor",
        "cursor=AA, cursor",
        "cursor=_w, cursor",
        "cursor=YQ==, cursor",
        "cursor=!&limit=-1, cursor limit"
    })
    void names_every_parameter_that_is_wrong(String query, String parameters) {
        var answer = get("/stock?" + query);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(answer).get("violations"))
                .extracting(violation -> violation.get("parameter").stringValue())
                .containsExactly(parameters.split(" "));
    }

    private ResponseEntity<String> get(String uri, Object... variables) {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri(uri, variables)
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }

    private static JsonNode json(ResponseEntity<String> answer) {
        var body = answer.getBody();
        return JSON.readTree(body == null ? "{}" : body);
    }
}
