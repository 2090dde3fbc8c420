package dev.backbone.gateway.follow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/** How far each partition has been read. Thread-safe; those who wait need no thread of their own (a virtual one will do). */
final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition awaited = lock.newCondition();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private int waiting;

    /** Everything before these offsets has been taken in. */
    void reached(Map<TopicPartition, Long> offsets) {
        lock.lock();
        try {
            next.putAll(offsets);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where each partition goes on; those that were never read are missing. */
    Map<TopicPartition, Long> positions() {
        lock.lock();
        try {
            return Map.copyOf(next);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            next.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything before {@code offset} has been taken in; false if that takes too long. */
    boolean await(TopicPartition partition, long offset, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            waiting++;
            awaited.signalAll();
            while (next.getOrDefault(partition, 0L) < offset) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Returns when somebody waits for what has not been taken in, at the latest after {@code patience}. */
    void awaitSomebodyWaiting(Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (waiting == 0 && nanos > 0) {
                nanos = awaited.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
