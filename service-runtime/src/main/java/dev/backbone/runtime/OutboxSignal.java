package dev.backbone.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this instance's relay is told: what has been committed here, and whether there may be more in the outbox. All of
 * it is in the outbox anyway, so nothing is lost if nobody hears it. Thread-safe.
 */
final class OutboxSignal {

    /** Streams and facts that are kept until they are heard, some megabytes. If there are more, the relay has to look. */
    private static final int LIMIT = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private List<Addition> committed = new ArrayList<>();
    private int size;
    private boolean queued;
    private long queuedSince;
    private boolean more;
    private boolean urgent;

    /**
     * What has been said since it was last heard.
     *
     * @param committed by transactions of this instance, more or less in the order of their commits
     * @param more whether there may be facts in the outbox besides these
     */
    record Heard(List<Addition> committed, boolean more) {

        /** Whether there is nothing to publish, as far as is known. */
        boolean isNothing() {
            return !more && committed.stream().allMatch(each -> each.rows().isEmpty());
        }
    }

    /**
     * Hands over what has just been committed. Returns at once.
     *
     * @param urgent whether it is to be published at once; else the effects of all that is to be published are about to be
     *     carried out, and what comes of them may soon be published with it
     */
    void committed(Addition addition, boolean urgent) {
        lock.lock();
        try {
            committed.add(addition);
            size += addition.size();
            if (size > LIMIT) {
                takeAll();
                more();
            } else if (!addition.rows().isEmpty()) {
                queuedSince = queued ? queuedSince : System.nanoTime();
                queued = true;
                this.urgent |= urgent;
                told.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that there may be something in the outbox that was not handed over. Returns at once. */
    void more() {
        lock.lock();
        try {
            more = true;
            urgent = true;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something to publish, at most {@code timeout}, and within that for something urgent, until the
     * oldest of the rest has waited for {@code effectPatience}.
     */
    Heard await(Duration timeout, Duration effectPatience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeout.toNanos();
            while (left > 0 && !queued && !more) {
                left = told.awaitNanos(left);
            }
            left = Math.min(left, queuedSince + effectPatience.toNanos() - System.nanoTime());
            while (left > 0 && !urgent) {
                left = told.awaitNanos(left);
            }
            return takeAll();
        } finally {
            lock.unlock();
        }
    }

    private Heard takeAll() {
        var heard = new Heard(committed, more);
        committed = new ArrayList<>();
        size = 0;
        queued = false;
        more = false;
        urgent = false;
        return heard;
    }
}
