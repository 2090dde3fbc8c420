package dev.backbone.events;

import static java.util.Objects.requireNonNull;

/**
 * A fact with its data still (or already) as JSON: the form in which it is stored, sent and received.
 *
 * <p>The array is not copied; nobody may write to it.
 */
@SuppressWarnings("ArrayRecordComponent") // handed through between Kafka and Postgres, never compared
public record EncodedFact(Envelope envelope, byte[] json) {
    public EncodedFact {
        requireNonNull(envelope, "envelope");
        requireNonNull(json, "json");
    }
}
