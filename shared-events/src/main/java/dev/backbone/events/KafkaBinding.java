package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
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

    static final String SPEC_VERSION = "1.0";
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
        var envelope = Attributes.of(kafkaRecord.headers()).envelope();
        if (kafkaRecord.value() == null) {
            throw new IllegalArgumentException("it has no data");
        }
        return new EncodedFact(envelope, kafkaRecord.value());
    }

    /**
     * The type that a record claims, at a fraction of the cost of the whole envelope; empty if it claims none. Most records
     * of a topic concern a reader no further.
     */
    public static Optional<String> typeName(ConsumerRecord<String, byte[]> kafkaRecord) {
        var header = kafkaRecord.headers().lastHeader("ce_type");
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    private static void add(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(UTF_8));
        }
    }
}
