package dev.backbone.shipment.carrier;

import dev.backbone.events.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A carrier that takes every parcel after one delay and delivers it after another. */
public final class SimulatedCarrier implements Carrier {

    private final Duration dispatchDelay;
    private final Duration transitDelay;
    private final Clock clock;
    private final Map<String, Instant> arrivals = new ConcurrentHashMap<>();

    public SimulatedCarrier(Duration dispatchDelay, Duration transitDelay, Clock clock) {
        this.dispatchDelay = dispatchDelay;
        this.transitDelay = transitDelay;
        this.clock = clock;
    }

    @Override
    public String dispatch(UUID orderId, Address shipTo) throws InterruptedException {
        Thread.sleep(dispatchDelay);
        var trackingNumber = "SIM-" + orderId;
        arrival(trackingNumber);
        return trackingNumber;
    }

    @Override
    public boolean awaitDelivery(String trackingNumber, Duration atMost) throws InterruptedException {
        var remaining = Duration.between(clock.instant(), arrival(trackingNumber));
        if (remaining.compareTo(atMost) > 0) {
            Thread.sleep(atMost);
            return false;
        }
        if (remaining.isPositive()) {
            Thread.sleep(remaining);
        }
        arrivals.remove(trackingNumber);
        return true;
    }

    /** A parcel that was dispatched before a restart starts its journey anew. */
    private Instant arrival(String trackingNumber) {
        return arrivals.computeIfAbsent(trackingNumber, _ -> clock.instant().plus(transitDelay));
    }
}
