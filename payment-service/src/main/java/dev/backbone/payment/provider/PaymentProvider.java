package dev.backbone.payment.provider;

import dev.backbone.events.Money;
import dev.backbone.events.PaymentMethod;
import java.util.UUID;

/**
 * Whoever really moves money. Calls block. The order's id is the idempotency key: the same call again has no further
 * effect and gives the same answer.
 */
public interface PaymentProvider {

    /**
     * Holds {@code amount}.
     *
     * @throws ProviderUnavailableException if it can't be known whether it is held; ask again
     * @throws InterruptedException if we are shutting down
     */
    Authorization authorize(UUID orderId, Money amount, PaymentMethod payment)
            throws ProviderUnavailableException, InterruptedException;

    /**
     * Takes money that is held.
     *
     * @throws ProviderUnavailableException if it can't be known whether it is taken; ask again
     * @throws InterruptedException if we are shutting down
     */
    void capture(UUID orderId, String authorizationId, Money amount)
            throws ProviderUnavailableException, InterruptedException;
}
