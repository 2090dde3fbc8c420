package dev.backbone.payment.provider;

import dev.backbone.events.Money;
import dev.backbone.events.PaymentMethod;
import java.util.UUID;

/**
 * Whoever really moves money. Calls block. The order's id is the idempotency key: the same call again has no further
 * effect and gives the same answer.
 *
 * <p>Each call throws {@link ProviderUnavailableException} if it can't be known whether it was carried out, so it has
 * to be made again; and {@link InterruptedException} if we are shutting down.
 */
public interface PaymentProvider {

    /** Holds {@code amount}. */
    Authorization authorize(UUID orderId, Money amount, PaymentMethod payment)
            throws ProviderUnavailableException, InterruptedException;

    /**
     * Gives up whatever is held for the order, which may be nothing. From then on nothing ever will be, not even by an
     * authorization that is under way at the same time.
     */
    void cancel(UUID orderId) throws ProviderUnavailableException, InterruptedException;

    /** Takes money that is held. */
    void capture(UUID orderId, String authorizationId, Money amount)
            throws ProviderUnavailableException, InterruptedException;

    /** Gives back money that was taken. */
    void refund(UUID orderId, String authorizationId, Money amount)
            throws ProviderUnavailableException, InterruptedException;
}
