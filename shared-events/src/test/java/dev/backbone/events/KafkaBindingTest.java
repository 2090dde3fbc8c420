package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaBindingTest {

    private static final EventType TYPE = EventType.ORDER_REQUESTED;

    @ParameterizedTest
    @EnumSource
    void each_fact_comes_back_as_it_was_sent(EventType type) {
        var sent = FactCodec.encode(Samples.fact(type));
        var received = KafkaBinding.fromRecord(received(KafkaBinding.toRecord(sent, type.topic())));
        assertThat(received.envelope()).isEqualTo(sent.envelope());
        assertThat(received.json()).isEqualTo(sent.json());
        assertThat(FactCodec.decode(received)).contains(Samples.fact(type));
    }

    @Test
    void a_record_is_a_cloud_event_in_binary_mode() {
        var sent = toRecord(Samples.envelope(TYPE));
        assertThat(sent.topic()).isEqualTo("order-requests");
        assertThat(sent.key()).isEqualTo(Samples.ORDER.toString());
        assertThat(sent.timestamp()).isEqualTo(Samples.TIME.toEpochMilli());
        assertThat(headers(sent.headers()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", Samples.FACT.toString()),
                        Map.entry("ce_source", "/gateway-service"),
                        Map.entry("ce_type", "backbone.order-requests.OrderRequested.v1"),
                        Map.entry("ce_subject", Samples.ORDER.toString()),
                        Map.entry("ce_time", "2026-01-01T10:15:30.123456Z"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("ce_sequence", "3"),
                        Map.entry("ce_correlationid", Samples.ORDER.toString()),
                        Map.entry("ce_causationid", Samples.CAUSE.toString()),
                        Map.entry("ce_traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
    }

    @Test
    void what_is_unknown_has_no_header() {
        var bare = new Envelope(
                Samples.FACT, "/gateway-service", TYPE.typeName(), "x", null, Samples.TIME, null, null, null);
        var sent = toRecord(bare);
        assertThat(headers(sent.headers()))
                .doesNotContainKeys("ce_sequence", "ce_correlationid", "ce_causationid", "ce_traceparent");
        assertThat(KafkaBinding.fromRecord(received(sent)).envelope()).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time"})
    void a_missing_header_is_named(String name) {
        assertMalformed(name, null);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_id, not-a-uuid",
        "ce_time, yesterday",
        "ce_sequence, third",
        "ce_causationid, nobody"
    })
    void a_header_that_can_not_be_read_is_named(String name, String value) {
        assertMalformed(name, value);
    }

    @Test
    void of_several_headers_with_one_name_the_last_counts() {
        var sent = toRecord(Samples.envelope(TYPE));
        sent.headers().add("ce_id", Samples.CAUSE.toString().getBytes(UTF_8));
        sent.headers().add("ce_type", "another".getBytes(UTF_8));

        assertThat(KafkaBinding.fromRecord(received(sent)).envelope().id()).isEqualTo(Samples.CAUSE);
        assertThat(KafkaBinding.typeName(received(sent))).contains("another");
    }

    @Test
    void the_type_can_be_told_whatever_else_is_wrong() {
        var sent = toRecord(Samples.envelope(TYPE));
        sent.headers().remove("ce_id").remove("ce_time");
        assertThat(KafkaBinding.typeName(received(sent))).contains(TYPE.typeName());

        sent.headers().remove("ce_type");
        assertThat(KafkaBinding.typeName(received(sent))).isEmpty();
    }

    @Test
    void a_record_without_data_is_malformed() {
        var sent = toRecord(Samples.envelope(TYPE));
        var empty = new ProducerRecord<String, byte[]>(sent.topic(), null, sent.key(), null, sent.headers());
        assertThatExceptionOfType(MalformedFactException.class)
                .isThrownBy(() -> KafkaBinding.fromRecord(received(empty)))
                .withMessage("order-requests-4@42 is no CloudEvent: it has no data");
    }

    private static void assertMalformed(String header, @Nullable String value) {
        var sent = toRecord(Samples.envelope(TYPE));
        sent.headers().remove(header);
        Optional.ofNullable(value).ifPresent(text -> sent.headers().add(header, text.getBytes(UTF_8)));
        assertThatExceptionOfType(MalformedFactException.class)
                .isThrownBy(() -> KafkaBinding.fromRecord(received(sent)))
                .withMessageContaining("order-requests-4@42")
                .withMessageContaining(header)
                .satisfies(Leaks::none);
    }

    private static ProducerRecord<String, byte[]> toRecord(Envelope envelope) {
        return KafkaBinding.toRecord(
                new EncodedFact(envelope, FactCodec.encode(Samples.fact(TYPE)).json()), TYPE.topic());
    }

    /** The record as Kafka would hand it out. */
    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                4,
                42,
                Optional.ofNullable(sent.timestamp()).orElse(0L),
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        for (Header header : Arrays.asList(headers.toArray())) {
            texts.put(header.key(), new String(header.value(), UTF_8));
        }
        return texts;
    }
}
