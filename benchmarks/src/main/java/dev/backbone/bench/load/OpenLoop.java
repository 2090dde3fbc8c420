package dev.backbone.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends each order at its time, as customers do who don't know of each other. Latencies count from the time an order
 * was due, not from when it was sent, so that a suite that stalls can't hide it by holding the sender up.
 */
public final class OpenLoop {

    private final Shop shop;
    private final Workload workload;
    private final Latencies accepting = new Latencies();
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicLong refused = new AtomicLong();

    public OpenLoop(Shop shop, Workload workload) {
        this.shop = shop;
        this.workload = workload;
    }

    /** Returns when the last order has its answer. */
    public void run(double perSecond, Duration time) {
        Schedule schedule = new Schedule(System.nanoTime(), perSecond);
        long orders = schedule.ordersWithin(time);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long number = 0; number < orders; number++) {
                Order order = workload.order(number);
                long due = schedule.due(number);
                awaitTime(due);
                threads.execute(() -> place(order, due));
            }
        }
    }

    /** From the time due to the answer. */
    public Latencies accepting() {
        return accepting;
    }

    /** From the time due to the arrival of the confirmation; orders that have none yet are left out. */
    public Latencies confirming(OrderWatch watch) {
        Latencies confirming = new Latencies();
        for (Sent order : List.copyOf(sent)) {
            watch.confirmedAt(order.orderId()).ifPresent(time -> confirming.record(time - order.due()));
        }
        return confirming;
    }

    public long accepted() {
        return sent.size();
    }

    public long refused() {
        return refused.get();
    }

    private void place(Order order, long due) {
        try {
            shop.place(order)
                    .ifPresentOrElse(
                            orderId -> {
                                accepting.record(System.nanoTime() - due);
                                sent.add(new Sent(orderId, due));
                            },
                            refused::incrementAndGet);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitTime(long due) {
        for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    private record Sent(String orderId, long due) {}
}
