package dev.backbone.order.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.backbone.events.EncodedFact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact as {@code GET /orders/{id}/journal} shows it; {@code data} is the event itself. */
record JournalFact(
        UUID id,
        String type,
        String source,
        Instant time,
        @Nullable Long sequence,
        @Nullable UUID causationId,
        @JsonRawValue String data) {

    static JournalFact of(EncodedFact fact) {
        var envelope = fact.envelope();
        return new JournalFact(
                envelope.id(),
                envelope.type(),
                envelope.source(),
                envelope.time(),
                envelope.sequence(),
                envelope.causationId(),
                new String(fact.json(), UTF_8));
    }
}
