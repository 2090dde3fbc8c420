package dev.backbone.gateway.kafka;

import org.jspecify.annotations.Nullable;

/** Kafka has not acknowledged a fact in time, so the caller must not rely on it. */
public final class KafkaUnavailableException extends RuntimeException {

    public KafkaUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
