package dev.backbone.bench.load;

import org.HdrHistogram.ConcurrentHistogram;

/** A distribution of times, to the microsecond. Thread-safe. */
public final class Latencies {

    private final ConcurrentHistogram micros = new ConcurrentHistogram(3);

    void record(long nanos) {
        micros.recordValue(Math.max(0, nanos / 1_000));
    }

    public long count() {
        return micros.getTotalCount();
    }

    public double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
