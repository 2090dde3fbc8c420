package dev.backbone.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A fact as clients see it; {@code data} is the event itself, without payment tokens. */
public record PublicFact(
        UUID id,
        String type,
        String source,
        Instant time,
        @Nullable Long sequence,
        @Nullable UUID causationId,
        JsonNode data) {

    /**
     * Shows a fact, be its type known to this version or not.
     *
     * @throws MalformedFactException if the data is no JSON
     */
    public static PublicFact of(EncodedFact fact) {
        var envelope = fact.envelope();
        return new PublicFact(
                envelope.id(),
                envelope.type(),
                envelope.source(),
                envelope.time(),
                envelope.sequence(),
                envelope.causationId(),
                MaskedTokens.in(FactCodec.tree(fact)));
    }
}
