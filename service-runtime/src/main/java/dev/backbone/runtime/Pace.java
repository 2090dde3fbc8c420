package dev.backbone.runtime;

import java.time.Duration;

/**
 * How long a thread rests between batches: four times as long as it has worked, within bounds, so that what comes
 * meanwhile is handled together, for a batch costs more than its facts. Waiting for Postgres and Kafka counts as work: on
 * a busy machine it takes long, batches grow, and there is less to do.
 *
 * @param least what it rests at least; eight times that, and a second, is the most; zero for never
 */
record Pace(Duration least) {

    private static final int TIMES_THE_WORK = 4;
    private static final int MOST = 8;

    /** A consumer that rests neither polls nor can be woken up. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    Pace {
        if (least.isNegative() || least.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException(
                    "a rest has to be from 0 to %d ms, but is %d".formatted(LIMIT.toMillis(), least.toMillis()));
        }
    }

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
        var most = Math.min(least.multipliedBy(MOST).toNanos(), LIMIT.toNanos());
        return Duration.ofNanos(Math.clamp(nanos, least.toNanos(), most));
    }
}
