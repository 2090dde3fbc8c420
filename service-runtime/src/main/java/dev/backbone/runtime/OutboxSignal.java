package dev.backbone.runtime;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Wakes this instance's relay. Signals that nobody has heard yet are one. Thread-safe. */
final class OutboxSignal {

    private final BlockingQueue<Boolean> unheard = new ArrayBlockingQueue<>(1);

    /** Says that something has been committed that is to be published. Returns at once. */
    void send() {
        unheard.offer(true);
    }

    /**
     * Waits until there is a signal, at most {@code timeout}.
     *
     * @return whether there was one
     */
    boolean await(Duration timeout) throws InterruptedException {
        return unheard.poll(timeout.toNanos(), TimeUnit.NANOSECONDS) != null;
    }
}
