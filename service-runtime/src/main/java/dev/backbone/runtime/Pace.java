package dev.backbone.runtime;

import java.time.Duration;

/**
 * How long a thread rests between batches: twice as long as it has worked, so that what comes meanwhile is handled
 * together, for a batch costs more than its facts. On a busy machine work takes long, batches grow, and there is less to
 * do; on one at rest nothing is kept waiting.
 *
 * @param least what it rests at least; six times that is the most
 */
record Pace(Duration least) {

    private static final int TIMES_THE_WORK = 2;
    private static final int MOST = 6;

    /**
     * Rests after work.
     *
     * @param began when it began, by {@link System#nanoTime()}
     */
    void restAfterWorkSince(long began) throws InterruptedException {
        Thread.sleep(restAfter(Duration.ofNanos(System.nanoTime() - began)));
    }

    Duration restAfter(Duration work) {
        var nanos = work.multipliedBy(TIMES_THE_WORK).toNanos();
        return Duration.ofNanos(
                Math.clamp(nanos, least.toNanos(), least.multipliedBy(MOST).toNanos()));
    }
}
