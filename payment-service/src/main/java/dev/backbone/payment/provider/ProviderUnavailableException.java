package dev.backbone.payment.provider;

/** The provider gave no answer, or one that says nothing about the payment. */
public sealed class ProviderUnavailableException extends Exception
        permits ProviderTimeoutException, ProviderPausedException {

    public ProviderUnavailableException(String message) {
        super(message);
    }
}
