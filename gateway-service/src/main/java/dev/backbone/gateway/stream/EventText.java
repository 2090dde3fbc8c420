package dev.backbone.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.events.MalformedFactException;
import dev.backbone.events.PublicFact;
import tools.jackson.databind.json.JsonMapper;

/**
 * How facts are written in a stream.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class EventText {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] COMMENT = ":\n\n".getBytes(UTF_8);

    private EventText() {}

    /** Means nothing to clients. */
    static byte[] comment() {
        return COMMENT.clone();
    }

    /** One event; nothing for data that is no JSON, which order-service shows nobody either. */
    static byte[] of(EncodedFact fact) {
        try {
            var shown = JSON.writeValueAsString(PublicFact.of(fact));
            return "id:%s\nevent:%s\ndata:%s\n\n"
                    .formatted(fact.envelope().id(), shortType(fact), shown)
                    .getBytes(UTF_8);
        } catch (MalformedFactException e) {
            return new byte[0];
        }
    }

    /** Also for types that this version doesn't know. */
    private static String shortType(EncodedFact fact) {
        var type = fact.envelope().type();
        return EventType.named(type)
                .map(known -> known.eventClass().getSimpleName())
                .orElseGet(() -> type.replaceFirst("\\.v\\d+$", "").replaceFirst("^.*\\.", ""));
    }
}
