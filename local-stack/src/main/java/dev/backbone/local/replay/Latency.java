package dev.backbone.local.replay;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;

/** A distribution of durations, to the microsecond. Thread-safe. */
final class Latency {

    private final ConcurrentHistogram micros = new ConcurrentHistogram(3);

    void record(Duration duration) {
        micros.recordValue(Math.max(0, duration.toNanos() / 1_000));
    }

    long count() {
        return micros.getTotalCount();
    }

    double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
