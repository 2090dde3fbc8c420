package dev.backbone.gateway.stream;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Envelope;
import dev.backbone.events.PublicFact;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a journal, as order-service shows it, back into the facts that it was made of. */
final class Journal {

    private static final JsonMapper JSON = new JsonMapper();

    private Journal() {}

    /** @throws HistoryUnavailableException if it is none */
    static List<EncodedFact> facts(UUID orderId, byte[] journal) {
        try {
            return Arrays.stream(JSON.readValue(journal, PublicFact[].class))
                    .map(fact -> encode(orderId.toString(), fact))
                    .toList();
        } catch (JacksonException e) {
            throw new HistoryUnavailableException(e);
        }
    }

    private static EncodedFact encode(String orderId, PublicFact fact) {
        var envelope = new Envelope(
                fact.id(),
                fact.source(),
                fact.type(),
                orderId,
                fact.sequence(),
                fact.time(),
                orderId,
                fact.causationId(),
                null);
        return new EncodedFact(envelope, JSON.writeValueAsBytes(fact.data()));
    }
}
