package dev.backbone.planted.domain;

import java.time.Instant;

/** Asks what time it is. */
final class Dreamer {
    Instant now() {
        return Instant.now();
    }
}
