package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** What happens to the money of one order. Topic {@code payments}. */
public sealed interface PaymentEvent extends Event {

    UUID orderId();

    @Override
    default String subject() {
        return orderId().toString();
    }

    /** We are about to ask the provider; it may or may not have been asked when this is the last fact. */
    record PaymentInitiated(UUID orderId, Money amount, PaymentMethod payment) implements PaymentEvent {
        public PaymentInitiated {
            requireNonNull(orderId, "orderId");
            requireNonNull(amount, "amount");
            requireNonNull(payment, "payment");
        }
    }

    /** The provider holds the amount for us. */
    record PaymentAuthorized(UUID orderId, Money amount, String authorizationId) implements PaymentEvent {
        public PaymentAuthorized {
            requireNonNull(orderId, "orderId");
            requireNonNull(amount, "amount");
            requireNonNull(authorizationId, "authorizationId");
        }
    }

    /** The provider said no; no money is held. Final. */
    record PaymentDeclined(UUID orderId, String reason) implements PaymentEvent {
        public PaymentDeclined {
            requireNonNull(orderId, "orderId");
            requireNonNull(reason, "reason");
        }
    }

    /** The held amount is ours. */
    record PaymentCaptured(UUID orderId, Money amount) implements PaymentEvent {
        public PaymentCaptured {
            requireNonNull(orderId, "orderId");
            requireNonNull(amount, "amount");
        }
    }

    /** The hold was given up before capture. Final. */
    record PaymentVoided(UUID orderId, Money amount) implements PaymentEvent {
        public PaymentVoided {
            requireNonNull(orderId, "orderId");
            requireNonNull(amount, "amount");
        }
    }

    /** The captured amount went back. Final. */
    record PaymentRefunded(UUID orderId, Money amount) implements PaymentEvent {
        public PaymentRefunded {
            requireNonNull(orderId, "orderId");
            requireNonNull(amount, "amount");
        }
    }
}
