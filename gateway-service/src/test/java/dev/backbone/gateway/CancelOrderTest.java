package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.OrderRequestEvent.OrderCancellationRequested;
import dev.backbone.events.Topic;
import dev.backbone.testkit.TopicReader;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancelOrderTest extends GatewayTest {

    private UUID orderId = new UUID(0, 0);

    @BeforeEach
    void accept() {
        orderId = accepted();
    }

    @Test
    void a_cancellation_is_accepted_and_kafka_has_it() {
        var response = client().post(path(orderId), Bodies.CANCELLATION);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).contains("/orders/" + orderId);
        assertThat(response.body()).isEqualTo("{\"orderId\":\"%s\",\"status\":\"CANCELLATION_REQUESTED\"}", orderId);
        var facts = new TopicReader().factsAbout(orderId, Topic.ORDER_REQUESTS);
        assertThat(facts).hasSize(2);
        assertThat(facts.getLast().event()).isEqualTo(new OrderCancellationRequested(orderId, "ordered twice"));
        assertThat(facts.getLast().envelope().correlationId()).isEqualTo(orderId.toString());
    }

    @Test
    void an_id_in_capitals_is_the_same_id() {
        client().post(path(orderId.toString().toUpperCase(Locale.ROOT)), Bodies.CANCELLATION);

        assertThat(new TopicReader().factsAbout(orderId, Topic.ORDER_REQUESTS)).hasSize(2);
    }

    @Test
    void an_order_that_nobody_placed_can_not_be_cancelled() {
        var before = published();
        assertProblem(client().post(path(UUID.randomUUID()), Bodies.CANCELLATION), 404);
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void the_longest_reason_is_accepted_and_one_that_is_longer_is_not() {
        assertThat(client().post(path(orderId), reason("ä".repeat(500))).statusCode())
                .isEqualTo(202);
        assertRefused("POST", path(orderId), reason("ä".repeat(501)), "/reason");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                 | /reason",
                "{\"reason\":\"\"}                  | /reason",
                "{\"reason\":\"  \"}                | /reason",
                "{\"reason\":null}                  | /reason",
                "{\"reason\":7}                     | /reason",
                "{\"reason\":\"a\\u0000b\"}         | /reason",
                "{\"reason\":\"why\",\"force\":true} | /force"
            })
    void each_violation_is_named(String body, String pointer) {
        assertRefused("POST", path(orderId), body, pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "1-1-1-1-1", "0193a1b2-0000-7000-8000-00000000000g", "0193a1b2-0000-7000-8000-0000000000012"
            })
    void an_id_that_is_none_is_named(String id) {
        assertRefused("POST", path(id), "{}", "orderId", "/reason");
    }

    @Test
    void a_cancellation_is_asked_for_not_put() {
        assertProblem(client().put(path(orderId), Bodies.CANCELLATION), 405);
    }

    private static String path(Object orderId) {
        return "/orders/%s/cancellation".formatted(orderId);
    }

    private static String reason(String reason) {
        return "{\"reason\":\"%s\"}".formatted(reason);
    }
}
