package dev.backbone.payment.provider;

/** The provider gave no answer, or one that says nothing about the payment. */
public final class ProviderUnavailableException extends Exception {

    public ProviderUnavailableException(String message) {
        super(message);
    }
}
