package dev.backbone.bench.floor;

import java.time.Duration;
import java.util.Map;

/**
 * How the floor was done.
 *
 * @param batched so many orders, in large batches
 * @param full the same with indexes, and each record read by all who hear it
 * @param alone so many facts, one after another
 */
public record FloorRun(long orders, Spent batched, Spent full, long facts, Spent alone) {

    /** What work took: CPU time by process, the {@code load generator} being whoever produced and inserted. */
    public record Spent(double seconds, Map<String, Duration> cpu) {}
}
