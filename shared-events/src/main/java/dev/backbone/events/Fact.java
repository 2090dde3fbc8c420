package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** An event together with its envelope: who says it, when, about what, and why. */
public record Fact(Envelope envelope, Event event) {
    public Fact {
        requireNonNull(envelope, "envelope");
        requireNonNull(event, "event");
    }

    public UUID id() {
        return envelope.id();
    }

    public String subject() {
        return envelope.subject();
    }

    public Instant time() {
        return envelope.time();
    }
}
