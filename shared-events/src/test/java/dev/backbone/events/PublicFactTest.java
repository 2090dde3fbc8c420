package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PublicFactTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @EnumSource
    void shows_no_token_and_everything_else(EventType type) {
        var encoded = FactCodec.encode(Samples.fact(type));

        var shown = JSON.writeValueAsString(PublicFact.of(encoded).data());

        assertThat(shown).doesNotContain("tok_").isEqualTo(new String(encoded.json(), UTF_8).replace("tok_ok", "***"));
    }

    @Test
    void tells_what_the_envelope_says() {
        var envelope = Samples.envelope(EventType.PAYMENT_INITIATED);

        var shown = PublicFact.of(FactCodec.encode(Samples.fact(EventType.PAYMENT_INITIATED)));

        assertThat(shown)
                .isEqualTo(new PublicFact(
                        envelope.id(),
                        envelope.type(),
                        envelope.source(),
                        envelope.time(),
                        envelope.sequence(),
                        envelope.causationId(),
                        JSON.readTree("""
                                {"orderId": "%s", "amount": {"amountMinor": 2208, "currency": "GBP"},
                                 "payment": {"token": "***"}}
                                """.formatted(Samples.ORDER))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"parts\": [{\"payment\": {\"token\": \"tok_ok\"}}]}",
                "{\"paymentToken\": \"tok_ok\"}",
                "{\"TOKEN\": {\"value\": \"tok_ok\"}}",
                "[[{\"token\": [\"tok_ok\"]}]]"
            })
    void shows_no_token_of_an_event_that_only_a_newer_version_knows(String data) {
        var shown = PublicFact.of(fact(data)).data().toString();

        assertThat(shown).doesNotContain("tok_").contains("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"payment\": {\"token\": \"tok_ok\"", "{\"token\": tok_ok}", "{} tok_ok"})
    void says_where_data_is_malformed_and_not_what_it_is(String data) {
        var failure = catchThrowable(() -> PublicFact.of(fact(data)));

        assertThat(failure).isInstanceOf(MalformedFactException.class);
        Leaks.none(failure);
    }

    private static EncodedFact fact(String data) {
        return new EncodedFact(Samples.envelope(EventType.PAYMENT_INITIATED), data.getBytes(UTF_8));
    }
}
