package dev.backbone.local.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Places the orders, as fast as the answers come or at a fixed rate. */
final class Placement {

    private static final int IN_FLIGHT = 64;

    private final Suite suite;
    private final Following following;
    private final Latency latency = new Latency();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private @Nullable Instant began;

    Placement(Suite suite, Following following) {
        this.suite = suite;
        this.following = following;
    }

    /** Keeps a fixed number of requests in flight; each next one waits for an answer. */
    void asFastAsAnswered(List<PlannedOrder> orders) throws IOException, InterruptedException {
        began = Instant.now();
        new Crowd(IN_FLIGHT).forEach(orders, order -> place(order, System.nanoTime()));
    }

    /** Sends each order at its time, whatever became of those before; latencies count from that time. */
    void atRate(double ordersPerSecond, List<PlannedOrder> orders) {
        began = Instant.now();
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < orders.size(); i++) {
                PlannedOrder order = orders.get(i);
                long due = start + Math.round(i * 1e9 / ordersPerSecond);
                awaitTime(due);
                executor.execute(() -> placeUninterrupted(order, due));
            }
        }
    }

    /** When the first order was sent. */
    Instant began() {
        return began == null ? Instant.now() : began;
    }

    Latency latency() {
        return latency;
    }

    /** What the suite, or the network, said to each order it did not accept. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private static void awaitTime(long due) {
        for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    private void placeUninterrupted(PlannedOrder order, long due) {
        try {
            place(order, due);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refusals.add("invoice " + order.invoice() + ": interrupted");
        }
    }

    private void place(PlannedOrder order, long due) throws InterruptedException {
        try {
            String orderId = suite.place(order);
            long now = System.nanoTime();
            latency.record(Duration.ofNanos(now - due));
            following.add(new PlacedOrder(order, orderId, now));
        } catch (IOException e) {
            refusals.add("invoice " + order.invoice() + ": " + e);
        }
    }
}
