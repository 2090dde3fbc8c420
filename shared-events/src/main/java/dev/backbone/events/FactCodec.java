package dev.backbone.events;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Turns events into JSON and back. Thread-safe. */
public final class FactCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader TREES = JSON.readerFor(JsonNode.class);

    /** Made when they are first used: to make all of them would cost each service a part of its start. */
    private static final Map<EventType, ObjectReader> READERS = new ConcurrentHashMap<>();

    private FactCodec() {}

    public static EncodedFact encode(Fact fact) {
        return new EncodedFact(fact.envelope(), JSON.writeValueAsBytes(fact.event()));
    }

    /**
     * Reads the data; empty if the type is unknown to this version.
     *
     * @throws MalformedFactException if the data is no JSON of that type, or contradicts its envelope
     */
    public static Optional<Fact> decode(EncodedFact encoded) {
        return EventType.named(encoded.envelope().type()).map(type -> decode(encoded, type));
    }

    private static Fact decode(EncodedFact encoded, EventType type) {
        var envelope = encoded.envelope();
        Event event = read(encoded, reader(type), Event.class);
        if (!envelope.source().equals(type.topic().writer())) {
            throw new MalformedFactException("%s %s comes from %s, but only %s may say so"
                    .formatted(
                            type.typeName(),
                            envelope.id(),
                            envelope.source(),
                            type.topic().writer()));
        }
        if (!event.subject().equals(envelope.subject())) {
            throw new MalformedFactException("%s %s has subject %s, but its data is about %s"
                    .formatted(type.typeName(), envelope.id(), envelope.subject(), event.subject()));
        }
        return new Fact(envelope, event);
    }

    /**
     * The data as it is, whatever its type.
     *
     * @throws MalformedFactException if it is no JSON
     */
    static JsonNode tree(EncodedFact encoded) {
        return read(encoded, TREES, JsonNode.class);
    }

    private static ObjectReader reader(EventType type) {
        return READERS.computeIfAbsent(type, each -> JSON.readerFor(each.eventClass()));
    }

    private static <T> T read(EncodedFact encoded, ObjectReader reader, Class<T> form) {
        try {
            @Nullable T data = form.cast(reader.readValue(encoded.json()));
            if (data != null && !(data instanceof MissingNode)) {
                return data;
            }
        } catch (JacksonException e) {
            // Jackson's own message quotes the data, which may be personal: only the place is told, and no cause.
            throw malformed(encoded, JsonPlace.of(e));
        }
        throw malformed(encoded, "/");
    }

    private static MalformedFactException malformed(EncodedFact encoded, String place) {
        var envelope = encoded.envelope();
        return new MalformedFactException(
                "%s %s: the data is not valid at %s".formatted(envelope.type(), envelope.id(), place));
    }
}
