package dev.backbone.payment.provider;

import java.time.Duration;

/** The provider was given its time, and did not answer in it. */
public final class ProviderTimeoutException extends ProviderUnavailableException {

    public ProviderTimeoutException(Duration timeout) {
        super("no answer within " + timeout);
    }
}
