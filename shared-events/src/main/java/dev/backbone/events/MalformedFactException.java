package dev.backbone.events;

/**
 * A record on a topic is not what it should be; reading it again won't help. Neither the message nor a cause quotes the
 * data, which may be personal.
 */
public final class MalformedFactException extends RuntimeException {

    public MalformedFactException(String message) {
        super(message);
    }
}
