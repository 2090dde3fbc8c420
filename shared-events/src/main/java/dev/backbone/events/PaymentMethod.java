package dev.backbone.events;

import static java.util.Objects.requireNonNull;

/** The payment provider's token for a customer's means of payment, never a card number. Kept out of logs. */
public record PaymentMethod(String token) {
    public PaymentMethod {
        requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "PaymentMethod[token=***]";
    }
}
