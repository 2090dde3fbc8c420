package dev.backbone.bench.load;

import java.time.Duration;

/**
 * When each order is to be sent, whatever became of those before it.
 *
 * @param start as {@link System#nanoTime}
 */
record Schedule(long start, double perSecond) {

    /** When the order with this number, counted from 0, is due, as {@link System#nanoTime}. */
    long due(long number) {
        return start + Math.round(number * 1e9 / perSecond);
    }

    /** How many orders are due before this much time has passed. */
    long ordersWithin(Duration time) {
        return (long) Math.ceil(time.toNanos() * perSecond / 1e9);
    }
}
