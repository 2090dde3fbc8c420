package dev.backbone.order.web;

import dev.backbone.events.EncodedFact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A fact as {@code GET /orders/{id}/journal} shows it; {@code data} is the event itself, without payment tokens. */
record JournalFact(
        UUID id,
        String type,
        String source,
        Instant time,
        @Nullable Long sequence,
        @Nullable UUID causationId,
        JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    static JournalFact of(EncodedFact fact) {
        var envelope = fact.envelope();
        return new JournalFact(
                envelope.id(),
                envelope.type(),
                envelope.source(),
                envelope.time(),
                envelope.sequence(),
                envelope.causationId(),
                withoutToken(JSON.readTree(fact.json())));
    }

    /** Whoever may see an order's story may not yet charge its customer. */
    private static JsonNode withoutToken(JsonNode data) {
        if (data.path("payment") instanceof ObjectNode payment) {
            payment.put("token", "***");
        }
        return data;
    }
}
