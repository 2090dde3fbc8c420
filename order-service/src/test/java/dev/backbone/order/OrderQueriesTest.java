package dev.backbone.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.Topic;
import dev.backbone.testkit.BackboneTest;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.TopicReader;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Its service makes room for those of other tests, which would share the work with it. */
@DirtiesContext
@BackboneTest(properties = "backbone.ops.password=opensesame")
class OrderQueriesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Samples the = new Samples(EventId.random(Instant.now()));
    private final String customer = "customer " + the.orderId();
    private final FactPublisher publisher = new FactPublisher();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void listTheItem() {
        publisher.publish(the.levelChanged());
        await().until(() ->
                jdbc.sql("select count(*) from catalog").query(Long.class).single() == 1);
    }

    @Test
    void lists_a_customers_orders_page_by_page_in_the_shape_of_each() {
        var first = request(UUID.randomUUID(), Samples.SKU);
        var second = request(UUID.randomUUID(), "no-such-sku");
        awaitStatus(first, "VALIDATED");
        awaitStatus(second, "REJECTED");

        var newest = json(get("/orders?customerId={customer}&limit=1", customer));
        var next = newest.get("next").stringValue();
        var oldest = json(get("/orders?customerId={customer}&limit=1&cursor={next}", customer, next));

        assertThat(newest.get("orders")).containsExactly(json(get("/orders/{id}", second.subject())));
        assertThat(oldest.get("orders")).containsExactly(json(get("/orders/{id}", first.subject())));
        assertThat(oldest.has("next")).isFalse();
        assertThat(json(get("/orders?customerId={customer}&status=REJECTED", customer))
                        .get("orders"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    limit=0,                            limit
                    limit=201,                          limit
                    limit=many,                         limit
                    limit=1&limit=2,                    limit
                    limit=,                             limit
                    status=LOST,                        status
                    status=rejected,                    status
                    status=,                            status
                    customerId=,                        customerId
                    customerId=a%00b,                   customerId
                    customerId=a&customerId=b,          customerId
                    cursor=,                            cursor
                    cursor=nonsense,                    cursor
                    status=LOST&limit=0&cursor=x,       status cursor limit
                    """)
    void names_every_parameter_that_is_wrong(String query, String parameters) {
        var answer = answer(URI.create("http://localhost:" + port + "/orders?" + query));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(answer).get("violations"))
                .extracting(violation -> violation.get("parameter").stringValue())
                .containsExactly(parameters.split(" "));
        assertThat(json(answer).get("violations"))
                .allSatisfy(violation ->
                        assertThat(violation.get("detail").stringValue()).startsWith("must be "));
    }

    @Test
    void shows_an_order_as_it_stood() {
        var request = request(the.orderId(), Samples.SKU);
        awaitStatus(request, "VALIDATED");
        var validatedAt = Instant.parse(
                json(get("/orders/{id}", the.orderId())).get("validatedAt").stringValue());

        assertThat(statusAsOf(request.time())).isEqualTo("REQUESTED");
        assertThat(statusAsOf(validatedAt.minus(1, ChronoUnit.MICROS))).isEqualTo("REQUESTED");
        assertThat(statusAsOf(validatedAt)).isEqualTo("VALIDATED");
        assertThat(json(get("/orders/{id}?asOf=9999-12-31T23:59:59Z", the.orderId())))
                .isEqualTo(json(get("/orders/{id}", the.orderId())));
        var tooEarly =
                get("/orders/{id}?asOf={time}", the.orderId(), request.time().minus(1, ChronoUnit.MICROS));
        assertThat(tooEarly.getStatusCode().value()).isEqualTo(404);
        assertThat(json(tooEarly).get("detail").stringValue()).contains("had not been requested at");
    }

    @ParameterizedTest
    @CsvSource({"asOf=", "asOf=yesterday", "asOf=2026-01-01", "asOf=2026-01-01T00:00:00Z&asOf=2026-01-01T00:00:00Z"})
    void an_instant_that_is_none_is_named(String query) {
        var answer = get("/orders/" + the.orderId() + "?" + query);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(json(answer).get("violations"))
                .extracting(violation -> violation.get("parameter").stringValue())
                .containsExactly("asOf");
    }

    @Test
    void of_two_requests_for_an_order_the_first_is_the_order_whatever_their_clocks_say() {
        var first = request(the.orderId(), Samples.SKU);
        var same = Facts.of(EventId.random(Instant.now()), first.time().minusSeconds(1), 1, first.event());
        var other = Facts.of(
                EventId.random(Instant.now()), first.time().minusSeconds(2), 1, requested(the.orderId(), "71053"));
        publisher.publish(same);
        publisher.publish(other);

        await().untilAsserted(() ->
                assertThat(json(get("/orders/{id}/journal", the.orderId()))).hasSize(4));
        var order = json(get("/orders/{id}", the.orderId()));
        assertThat(order.get("status").stringValue()).isEqualTo("VALIDATED");
        assertThat(Instant.parse(order.get("requestedAt").stringValue())).isEqualTo(first.time());
        assertThat(order.get("lines").get(0).get("sku").stringValue()).isEqualTo(Samples.SKU);
        assertThat(new TopicReader().factsAbout(the.orderId(), Topic.ORDERS)).hasSize(1);
        assertThat(json(get(
                        "/orders/{id}?asOf={now}", the.orderId(), Instant.now().plusSeconds(5))))
                .isEqualTo(order);
        assertThat(get("/orders/{id}?asOf={time}", the.orderId(), other.time())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);

        rebuild();

        assertThat(json(get("/orders/{id}", the.orderId()))).isEqualTo(order);
    }

    /** Without a difference, and with all indexes. */
    private void rebuild() {
        var indexes = indexes();
        client().post()
                .uri("/ops/views/order_view/rebuild")
                .headers(headers -> headers.setBasicAuth("operator", "opensesame"))
                .retrieve()
                .toBodilessEntity();
        await().untilAsserted(() -> {
            var status = rebuildStatus();
            assertThat(status.get("phase").stringValue()).isEqualTo("DONE");
            assertThat(status.get("differences")).isEmpty();
        });
        assertThat(indexes()).isEqualTo(indexes).hasSize(6);
    }

    private JsonNode rebuildStatus() {
        return json(client().get()
                .uri("/ops/rebuild")
                .headers(headers -> headers.setBasicAuth("operator", "opensesame"))
                .retrieve()
                .toEntity(String.class));
    }

    private List<String> indexes() {
        return jdbc.sql("select indexdef from pg_indexes where tablename = 'order_view' order by indexname")
                .query((row, _) -> row.getString("indexdef"))
                .list();
    }

    private Fact request(UUID orderId, String sku) {
        return publisher.publish(requested(orderId, sku));
    }

    private OrderRequested requested(UUID orderId, String sku) {
        return new OrderRequested(orderId, customer, List.of(new OrderLine(sku, 1)), Samples.PAYMENT, Samples.ADDRESS);
    }

    private void awaitStatus(Fact request, String status) {
        await().untilAsserted(() -> assertThat(get("/orders/{id}", request.subject()))
                .satisfies(answer ->
                        assertThat(json(answer).path("status").asString("")).isEqualTo(status)));
    }

    private String statusAsOf(Instant moment) {
        return json(get("/orders/{id}?asOf={moment}", the.orderId(), moment))
                .get("status")
                .stringValue();
    }

    private ResponseEntity<String> get(String path, Object... variables) {
        return answer(UriComponentsBuilder.fromUriString("http://localhost:" + port + path)
                .encode()
                .buildAndExpand(variables)
                .toUri());
    }

    private ResponseEntity<String> answer(URI uri) {
        return client().get()
                .uri(uri)
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }

    private RestClient client() {
        return RestClient.create("http://localhost:" + port);
    }

    private static JsonNode json(ResponseEntity<String> answer) {
        var body = answer.getBody();
        return JSON.readTree(body == null ? "{}" : body);
    }
}
