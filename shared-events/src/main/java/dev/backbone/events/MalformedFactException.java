package dev.backbone.events;

import org.jspecify.annotations.Nullable;

/** A record on a topic is not what it should be; reading it again won't help. The message has no personal data. */
public final class MalformedFactException extends RuntimeException {

    public MalformedFactException(String message) {
        this(message, null);
    }

    public MalformedFactException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
