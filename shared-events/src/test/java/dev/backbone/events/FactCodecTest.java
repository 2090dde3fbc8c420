package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactCodecTest {

    private static final EventType TYPE = EventType.ORDER_REQUESTED;

    @Test
    void a_fact_of_another_writer_is_refused() {
        var stranger = envelope("/payment-service", Samples.ORDER.toString());
        assertThatExceptionOfType(MalformedFactException.class)
                .isThrownBy(() -> FactCodec.decode(new EncodedFact(stranger, json())))
                .withMessageContaining("comes from /payment-service")
                .withMessageContaining("only /gateway-service may say so")
                .satisfies(Leaks::none);
    }

    @Test
    void data_about_something_else_than_the_subject_is_refused() {
        var stranger = envelope("/gateway-service", Samples.FACT.toString());
        assertThatExceptionOfType(MalformedFactException.class)
                .isThrownBy(() -> FactCodec.decode(new EncodedFact(stranger, json())))
                .withMessageContaining("has subject " + Samples.FACT)
                .withMessageContaining("is about " + Samples.ORDER)
                .satisfies(Leaks::none);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\":6     | \"quantity\":\"tok_1\"  | /lines/0/quantity",
                "\"quantity\":2     | \"quantity\":null       | /lines/1/quantity",
                "{\"token\":\"tok_ok\"} | \"tok_ok\"          | /payment",
                "{\"token\":\"tok_ok\"} | {\"token\":[\"tok_ok\"]} | /payment/token",
                "\"city\":\"London\"| \"city\":null           | /shipTo",
                "\"city\":\"London\"| \"city\":London         | /shipTo",
                "\"17850\"          | {\"number\":\"17850\"}  | /customerId",
                "\"lines\":[        | \"lines\":[null,        | /",
                "\"orderId\":\"019b | \"orderId\":\"Zoë       | /orderId"
            })
    void invalid_json_is_named_by_its_place_and_not_quoted(String valid, String invalid, String pointer) {
        var json = new String(json(), UTF_8).replace(valid.strip(), invalid.strip());
        assertThatExceptionOfType(MalformedFactException.class)
                .isThrownBy(() -> decode(json))
                .withMessageEndingWith("the data is not valid at " + pointer)
                .satisfies(Leaks::none);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``", "17850", "[]", "null", "{}", "{\"customerId\":\"17850\"", "tok_ok"})
    void what_is_no_such_object_at_all_is_refused_without_quoting_it(String json) {
        assertThatExceptionOfType(MalformedFactException.class)
                .isThrownBy(() -> decode(json))
                .withMessageContaining("the data is not valid at /")
                .satisfies(Leaks::none);
    }

    @Test
    void text_after_the_object_is_refused() {
        assertThatExceptionOfType(MalformedFactException.class)
                .isThrownBy(() -> decode(new String(json(), UTF_8) + "{}"));
    }

    private static void decode(String json) {
        FactCodec.decode(new EncodedFact(Samples.envelope(TYPE), json.getBytes(UTF_8)));
    }

    private static byte[] json() {
        return FactCodec.encode(Samples.fact(TYPE)).json();
    }

    private static Envelope envelope(String source, String subject) {
        return new Envelope(Samples.FACT, source, TYPE.typeName(), subject, null, Samples.TIME, null, null, null);
    }
}
