package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 over Kafka in binary mode: attributes are headers with the prefix {@code ce_}, the value is the
 * data.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class KafkaBinding {

    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";

    private KafkaBinding() {}

    /** Keyed by the subject, stamped with the event's own time. */
    public static ProducerRecord<String, byte[]> toRecord(EncodedFact fact, Topic topic) {
        var envelope = fact.envelope();
        var kafkaRecord = new ProducerRecord<>(
                topic.topicName(), null, envelope.time().toEpochMilli(), envelope.subject(), fact.json());
        var headers = kafkaRecord.headers();
        add(headers, "ce_specversion", SPEC_VERSION);
        add(headers, "ce_id", envelope.id());
        add(headers, "ce_source", envelope.source());
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_subject", envelope.subject());
        add(headers, "ce_time", envelope.time());
        add(headers, "content-type", CONTENT_TYPE);
        add(headers, "ce_sequence", envelope.sequence());
        add(headers, "ce_correlationid", envelope.correlationId());
        add(headers, "ce_causationid", envelope.causationId());
        add(headers, "ce_traceparent", envelope.traceparent());
        return kafkaRecord;
    }

    /**
     * Reads the envelope; the data is not looked at.
     *
     * @throws MalformedFactException if a required attribute is missing, or one can't be parsed
     */
    public static EncodedFact fromRecord(ConsumerRecord<String, byte[]> kafkaRecord) {
        try {
            return parse(kafkaRecord);
        } catch (IllegalArgumentException e) {
            throw new MalformedFactException("%s-%d@%d is no CloudEvent: %s"
                    .formatted(kafkaRecord.topic(), kafkaRecord.partition(), kafkaRecord.offset(), e.getMessage()));
        }
    }

    private static EncodedFact parse(ConsumerRecord<String, byte[]> kafkaRecord) {
        var headers = kafkaRecord.headers();
        if (!required(headers, "ce_specversion", Function.identity()).equals(SPEC_VERSION)) {
            throw new IllegalArgumentException("the header ce_specversion is not " + SPEC_VERSION);
        }
        var envelope = new Envelope(
                required(headers, "ce_id", UUID::fromString),
                required(headers, "ce_source", Function.identity()),
                required(headers, "ce_type", Function.identity()),
                required(headers, "ce_subject", Function.identity()),
                optional(headers, "ce_sequence", Long::valueOf),
                required(headers, "ce_time", Instant::parse),
                optional(headers, "ce_correlationid", Function.identity()),
                optional(headers, "ce_causationid", UUID::fromString),
                optional(headers, "ce_traceparent", Function.identity()));
        if (kafkaRecord.value() == null) {
            throw new IllegalArgumentException("it has no data");
        }
        return new EncodedFact(envelope, kafkaRecord.value());
    }

    private static void add(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(UTF_8));
        }
    }

    private static <T> T required(Headers headers, String name, Function<String, T> parser) {
        var value = optional(headers, name, parser);
        if (value == null) {
            throw new IllegalArgumentException("the header " + name + " is missing");
        }
        return value;
    }

    private static <T> @Nullable T optional(Headers headers, String name, Function<String, T> parser) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return parser.apply(new String(header.value(), UTF_8));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("the header " + name + " can't be read", e);
        }
    }
}
