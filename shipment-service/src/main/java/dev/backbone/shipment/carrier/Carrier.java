package dev.backbone.shipment.carrier;

import dev.backbone.events.Address;
import java.time.Duration;
import java.util.UUID;

/**
 * Whoever really carries parcels. Calls block. The order's id is the idempotency key: dispatching it again hands over
 * no second parcel and gives the same tracking number.
 *
 * <p>Who says first what becomes of a parcel, {@link #dispatch} or {@link #recall}, has said it for good: after
 * {@link Handover.Taken} it can't be recalled, after {@link Recall.HeldBack} it can't be dispatched. Each call throws
 * {@link InterruptedException} if we are shutting down.
 */
public interface Carrier {

    /**
     * Hands a parcel over.
     *
     * @param atMost how long to wait until the carrier takes it
     */
    Handover dispatch(UUID orderId, Address shipTo, Duration atMost) throws InterruptedException;

    /** Keeps a parcel from leaving, whether or not it was to be dispatched. */
    Recall recall(UUID orderId) throws InterruptedException;

    /**
     * Waits for a parcel to arrive.
     *
     * @param atMost how long to wait
     * @return whether it has arrived
     */
    boolean awaitDelivery(String trackingNumber, Duration atMost) throws InterruptedException;
}
