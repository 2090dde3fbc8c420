package dev.backbone.local.audit;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.MalformedFactException;
import dev.backbone.events.Topic;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whether a record is what its topic promises: a CloudEvent of the topic's only writer, keyed by its subject. */
final class RecordReading {

    static final String GATEWAY = "/gateway-service";

    private RecordReading() {}

    /** The fact in the record, or empty after its faults have been told. */
    static Optional<Fact> read(
            Topic topic, ConsumerRecord<String, byte[]> kafkaRecord, Consumer<Violation> toldFaults) {
        try {
            var encoded = KafkaBinding.fromRecord(kafkaRecord);
            var fault = fault(topic, kafkaRecord, encoded);
            fault.ifPresent(what ->
                    toldFaults.accept(new Violation(RecordPlace.of(kafkaRecord).toString(), what)));
            return fault.isPresent() ? Optional.empty() : FactCodec.decode(encoded);
        } catch (MalformedFactException e) {
            toldFaults.accept(new Violation(RecordPlace.of(kafkaRecord).toString(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static Optional<String> fault(
            Topic topic, ConsumerRecord<String, byte[]> kafkaRecord, EncodedFact encoded) {
        var envelope = encoded.envelope();
        var type = EventType.named(envelope.type());
        if (type.isEmpty()) {
            return Optional.of("nobody knows the type " + envelope.type());
        }
        if (type.get().topic() != topic) {
            return Optional.of(envelope.type() + " does not belong here");
        }
        if (!Objects.equals(kafkaRecord.key(), envelope.subject())) {
            return Optional.of("its key is not its subject " + envelope.subject());
        }
        return envelope.sequence() == null && !topic.writer().equals(GATEWAY)
                ? Optional.of("it has no sequence")
                : Optional.empty();
    }
}
