package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of a record that are CloudEvents attributes, found in one pass; of several with one name the last counts. */
final class Attributes {

    private @Nullable Header specVersion;
    private @Nullable Header id;
    private @Nullable Header source;
    private @Nullable Header type;
    private @Nullable Header subject;
    private @Nullable Header sequence;
    private @Nullable Header time;
    private @Nullable Header correlationId;
    private @Nullable Header causationId;
    private @Nullable Header traceparent;

    private Attributes() {}

    static Attributes of(Headers headers) {
        var attributes = new Attributes();
        for (var header : headers) {
            attributes.take(header);
        }
        return attributes;
    }

    private void take(Header header) {
        switch (header.key()) {
            case "ce_specversion" -> specVersion = header;
            case "ce_id" -> id = header;
            case "ce_source" -> source = header;
            case "ce_type" -> type = header;
            case "ce_subject" -> subject = header;
            case "ce_sequence" -> sequence = header;
            case "ce_time" -> time = header;
            case "ce_correlationid" -> correlationId = header;
            case "ce_causationid" -> causationId = header;
            case "ce_traceparent" -> traceparent = header;
            default -> {} // nothing that concerns us
        }
    }

    /** Fails with an {@link IllegalArgumentException} if a required attribute is missing, or one can't be parsed. */
    Envelope envelope() {
        if (!required("ce_specversion", specVersion, Function.identity()).equals(KafkaBinding.SPEC_VERSION)) {
            throw new IllegalArgumentException("the header ce_specversion is not " + KafkaBinding.SPEC_VERSION);
        }
        return new Envelope(
                required("ce_id", id, UUID::fromString),
                required("ce_source", source, Function.identity()),
                required("ce_type", type, Function.identity()),
                required("ce_subject", subject, Function.identity()),
                optional("ce_sequence", sequence, Long::valueOf),
                required("ce_time", time, UtcTime::parse),
                optional("ce_correlationid", correlationId, Function.identity()),
                optional("ce_causationid", causationId, UUID::fromString),
                optional("ce_traceparent", traceparent, Function.identity()));
    }

    private static <T> T required(String name, @Nullable Header header, Function<String, T> parser) {
        var value = optional(name, header, parser);
        if (value == null) {
            throw new IllegalArgumentException("the header " + name + " is missing");
        }
        return value;
    }

    private static <T> @Nullable T optional(String name, @Nullable Header header, Function<String, T> parser) {
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
