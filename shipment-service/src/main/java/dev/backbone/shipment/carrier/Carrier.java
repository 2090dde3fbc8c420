package dev.backbone.shipment.carrier;

import dev.backbone.events.Address;
import java.time.Duration;
import java.util.UUID;

/**
 * Whoever really carries parcels. Calls block. The order's id is the idempotency key: dispatching it again hands over
 * no second parcel and gives the same tracking number.
 */
public interface Carrier {

    /**
     * Hands a parcel over.
     *
     * @return its tracking number
     * @throws InterruptedException if we are shutting down
     */
    String dispatch(UUID orderId, Address shipTo) throws InterruptedException;

    /**
     * Waits for a parcel to arrive.
     *
     * @param atMost how long to wait
     * @return whether it has arrived
     * @throws InterruptedException if we are shutting down
     */
    boolean awaitDelivery(String trackingNumber, Duration atMost) throws InterruptedException;
}
