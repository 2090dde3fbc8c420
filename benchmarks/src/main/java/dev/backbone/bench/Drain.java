package dev.backbone.bench;

import dev.backbone.bench.load.OrderWatch;
import java.time.Duration;

/** Waits for orders that are under way. */
final class Drain {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** An order is completed a moment before stock and payment have heard of its end. */
    private static final Duration LATE_FACTS = Duration.ofSeconds(2);

    private Drain() {}

    /** Returns when so many orders have ended since the watch began, or when none has for a minute. */
    static void await(OrderWatch watch, long orders) throws InterruptedException {
        long seen = watch.ended();
        long lastProgress = System.nanoTime();
        while (seen < orders && System.nanoTime() - lastProgress < PATIENCE.toNanos()) {
            Thread.sleep(BETWEEN_LOOKS);
            if (watch.ended() > seen) {
                seen = watch.ended();
                lastProgress = System.nanoTime();
            }
        }
        Thread.sleep(LATE_FACTS);
    }
}
