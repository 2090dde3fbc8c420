package dev.backbone.shipment;

import dev.backbone.events.Address;
import dev.backbone.shipment.carrier.Carrier;
import dev.backbone.shipment.carrier.Handover;
import dev.backbone.shipment.carrier.Recall;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A carrier whose handovers can be stopped just before or just after it has taken the parcel. */
final class SlowCarrier implements Carrier {

    private final Carrier carrier;
    private final Map<UUID, Stop> before = new ConcurrentHashMap<>();
    private final Map<UUID, Stop> after = new ConcurrentHashMap<>();
    private final Set<UUID> finished = ConcurrentHashMap.newKeySet();

    SlowCarrier(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Where a handover waits: it says that it has come there, and goes on when it is told to. */
    record Stop(CountDownLatch reached, CountDownLatch goOn) {

        void pass() throws InterruptedException {
            reached.countDown();
            goOn.await();
        }
    }

    Stop delay(UUID orderId, boolean beforeItIsTaken) {
        var stop = new Stop(new CountDownLatch(1), new CountDownLatch(1));
        (beforeItIsTaken ? before : after).put(orderId, stop);
        return stop;
    }

    boolean finished(UUID orderId) {
        return finished.contains(orderId);
    }

    @Override
    public Handover dispatch(UUID orderId, Address shipTo, Duration atMost) throws InterruptedException {
        pass(before, orderId);
        var handover = carrier.dispatch(orderId, shipTo, atMost);
        pass(after, orderId);
        finished.add(orderId);
        return handover;
    }

    private static void pass(Map<UUID, Stop> stops, UUID orderId) throws InterruptedException {
        var stop = stops.get(orderId);
        if (stop != null) {
            stop.pass();
        }
    }

    @Override
    public Recall recall(UUID orderId) throws InterruptedException {
        return carrier.recall(orderId);
    }

    @Override
    public boolean awaitDelivery(String trackingNumber, Duration atMost) throws InterruptedException {
        return carrier.awaitDelivery(trackingNumber, atMost);
    }
}
