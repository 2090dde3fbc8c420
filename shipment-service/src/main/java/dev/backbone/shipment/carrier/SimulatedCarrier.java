package dev.backbone.shipment.carrier;

import dev.backbone.events.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A carrier that takes every parcel after one delay and delivers it after another. It forgets its parcels when it is
 * restarted, and those that have arrived: one that was dispatched before starts its journey anew.
 */
public final class SimulatedCarrier implements Carrier {

    private final Duration dispatchDelay;
    private final Duration transitDelay;
    private final Clock clock;

    /** By tracking number. Changed by atomic steps only, so a dispatch and a recall agree on who came first. */
    private final Map<String, Parcel> parcels = new ConcurrentHashMap<>();

    public SimulatedCarrier(Duration dispatchDelay, Duration transitDelay, Clock clock) {
        this.dispatchDelay = dispatchDelay;
        this.transitDelay = transitDelay;
        this.clock = clock;
    }

    private sealed interface Parcel {

        record Announced(Instant pickup) implements Parcel {}

        record Travelling(Instant arrival) implements Parcel {}

        record Stopped() implements Parcel {}
    }

    @Override
    public Handover dispatch(UUID orderId, Address shipTo, Duration atMost) throws InterruptedException {
        var number = trackingNumber(orderId);
        var announced = parcels.computeIfAbsent(
                number, _ -> new Parcel.Announced(clock.instant().plus(dispatchDelay)));
        if (announced instanceof Parcel.Announced(var pickup) && !passes(pickup, atMost)) {
            return new Handover.Waiting();
        }
        var parcel = parcels.compute(number, (_, before) -> before instanceof Parcel.Stopped ? before : sent(before));
        return parcel instanceof Parcel.Stopped ? new Handover.CalledBack() : new Handover.Taken(number);
    }

    @Override
    public Recall recall(UUID orderId) {
        var number = trackingNumber(orderId);
        var parcel = parcels.compute(
                number, (_, before) -> before instanceof Parcel.Travelling ? before : new Parcel.Stopped());
        return parcel instanceof Parcel.Travelling ? new Recall.AlreadyTaken(number) : new Recall.HeldBack();
    }

    @Override
    public boolean awaitDelivery(String trackingNumber, Duration atMost) throws InterruptedException {
        var parcel = parcels.compute(trackingNumber, (_, before) -> sent(before));
        if (parcel instanceof Parcel.Travelling(var arrival) && !passes(arrival, atMost)) {
            return false;
        }
        parcels.remove(trackingNumber);
        return true;
    }

    private Parcel.Travelling sent(@Nullable Parcel parcel) {
        return parcel instanceof Parcel.Travelling travelling
                ? travelling
                : new Parcel.Travelling(clock.instant().plus(transitDelay));
    }

    /** Waits for a moment, unless it is too far away; the result is whether it has come. */
    private boolean passes(Instant moment, Duration atMost) throws InterruptedException {
        var remaining = Duration.between(clock.instant(), moment);
        if (remaining.compareTo(atMost) > 0) {
            Thread.sleep(atMost);
            return false;
        }
        if (remaining.isPositive()) {
            Thread.sleep(remaining);
        }
        return true;
    }

    private static String trackingNumber(UUID orderId) {
        return "SIM-" + orderId;
    }
}
