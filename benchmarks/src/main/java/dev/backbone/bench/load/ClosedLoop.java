package dev.backbone.bench.load;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a fixed number of orders under way: one that ends makes room for the next. This finds out how much the suite
 * can do; what it takes for one order says nothing here, since orders wait for each other.
 */
public final class ClosedLoop implements AutoCloseable {

    /** Of all orders under way, few are requests: except at the beginning, when nothing is warm yet. */
    private static final int REQUESTS = 250;

    private final Shop shop;
    private final Workload workload;
    private final Semaphore room;
    private final Semaphore requests = new Semaphore(REQUESTS);
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService pacer = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    private ClosedLoop(Shop shop, Workload workload, int window) {
        this.shop = shop;
        this.workload = workload;
        this.room = new Semaphore(window);
    }

    /** Begins at once, with the workload's first order. */
    public static ClosedLoop start(Shop shop, OrderWatch watch, Workload workload, int window) {
        ClosedLoop loop = new ClosedLoop(shop, workload, window);
        watch.whenEnded(_ -> loop.room.release());
        loop.pacer.execute(loop::keepFull);
        return loop;
    }

    public long accepted() {
        return accepted.get();
    }

    public long refused() {
        return refused.get();
    }

    private void keepFull() {
        try {
            while (!closing) {
                requests.acquire();
                if (room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    threads.execute(this::place);
                } else {
                    requests.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void place() {
        try {
            if (shop.place(workload.order(next.getAndIncrement())).isPresent()) {
                accepted.incrementAndGet();
            } else {
                refused.incrementAndGet();
                room.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            requests.release();
        }
    }

    /** Places no further orders, and returns when all have their answers; they are still under way then. */
    public void stop() {
        closing = true;
        pacer.close();
        threads.close();
    }

    @Override
    public void close() {
        stop();
    }
}
