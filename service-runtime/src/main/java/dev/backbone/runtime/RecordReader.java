package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.MalformedFactException;
import dev.backbone.runtime.Delivery.Illegible;
import dev.backbone.runtime.Delivery.Legible;
import dev.backbone.runtime.Incoming.Received;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records as facts. Never throws because of a record. Thread-safe. */
final class RecordReader {

    private final ServiceProfile profile;
    private final Set<String> names;

    RecordReader(ServiceProfile profile) {
        this.profile = profile;
        this.names = profile.listensTo().stream()
                .map(type -> withoutVersion(type.typeName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty for a fact of a type that this service does not listen to; of that, nothing but the type is looked at. */
    Optional<Delivery> read(ConsumerRecord<String, byte[]> source) {
        var typeName = KafkaBinding.typeName(source);
        var type = typeName.flatMap(EventType::named);
        if (typeName.isPresent() && type.isEmpty()) {
            return unknown(source, typeName.get());
        }
        if (type.isPresent() && !profile.listensTo().contains(type.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(legible(source, KafkaBinding.fromRecord(source), type.orElseThrow()));
        } catch (MalformedFactException e) {
            return Optional.of(new Illegible(source, Poison.in(e).orElseThrow()));
        }
    }

    private static Delivery legible(ConsumerRecord<String, byte[]> source, EncodedFact encoded, EventType type) {
        var subject = encoded.envelope().subject();
        if (!type.topic().topicName().equals(source.topic())) {
            throw new MalformedFactException(
                    "%s has no business on the topic %s".formatted(type.typeName(), source.topic()));
        }
        if (!subject.equals(source.key())) {
            throw new MalformedFactException("the record's key is not its subject " + subject);
        }
        return new Legible(source, new Received(FactCodec.decode(encoded).orElseThrow(), encoded));
    }

    private Optional<Delivery> unknown(ConsumerRecord<String, byte[]> source, String typeName) {
        return names.contains(withoutVersion(typeName))
                ? Optional.of(new Illegible(
                        source,
                        new Poison(
                                Poison.Reason.UNKNOWN_VERSION,
                                typeName + " is a version that this service can't read")))
                : Optional.empty();
    }

    private static String withoutVersion(String typeName) {
        return typeName.substring(0, Math.max(0, typeName.lastIndexOf(".v")));
    }
}
