package dev.backbone.planted.domain;

import java.util.UUID;

/** Draws lots. */
final class Gambler {
    UUID draw() {
        return UUID.randomUUID();
    }
}
