package dev.backbone.gateway;

import org.jspecify.annotations.Nullable;

/** Kafka has not acknowledged a fact in time, so the caller must not rely on it. */
final class KafkaUnavailableException extends RuntimeException {

    KafkaUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
