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
     * @return how long it rested
     */
    Duration restAfterWorkSince(long began) throws InterruptedException {
        var rest = restAfter(Duration.ofNanos(System.nanoTime() - began));
        Thread.sleep(rest);
        return rest;
    }

    Duration restAfter(Duration work) {
        var nanos = work.multipliedBy(TIMES_THE_WORK).toNanos();
        var most = Math.min(least.multipliedBy(MOST).toNanos(), LIMIT.toNanos());
        return Duration.ofNanos(Math.clamp(nanos, least.toNanos(), most));
    }

    /** How long to wait for what has come during a rest: as long as the work before it, and at least half the least rest. */
    Duration askingAfter(Duration rest) {
        var work = rest.dividedBy(TIMES_THE_WORK);
        var half = least.dividedBy(2);
        return work.compareTo(half) > 0 ? work : half;
    }
}
