package dev.backbone.payment.provider;

import java.time.Duration;

/** The provider was not even asked, because it has failed too often of late. */
public final class ProviderPausedException extends ProviderUnavailableException {

    private final transient Duration pause;

    ProviderPausedException(Duration pause) {
        super("not asked for " + pause);
        this.pause = pause;
    }

    /** After which it is worth asking again. */
    public Duration pause() {
        return pause;
    }
}
