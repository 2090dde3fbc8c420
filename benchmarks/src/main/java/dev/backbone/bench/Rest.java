package dev.backbone.bench;

import dev.backbone.bench.cost.CpuReading;
import dev.backbone.local.LocalStack;
import dev.backbone.local.StackException;
import java.time.Duration;
import java.util.Map;

/** Waits until the suite has nothing left to do, be it that nobody sees from outside. */
final class Rest {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofSeconds(3);

    /** Of a core; a suite at rest takes half of it. */
    private static final double A_LITTLE = 0.2;

    private Rest() {}

    static void await(LocalStack stack) throws InterruptedException {
        long began = System.nanoTime();
        while (coresBusy(stack) > A_LITTLE) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new StackException(StackException.FAILED, "the suite does not come to rest");
            }
        }
    }

    private static double coresBusy(LocalStack stack) throws InterruptedException {
        CpuReading before = CpuReading.of(stack.processes());
        Thread.sleep(LOOK);
        Map<String, Duration> used = CpuReading.of(stack.processes()).since(before);
        used.remove(CpuReading.GENERATOR);
        return (double) used.values().stream().mapToLong(Duration::toNanos).sum() / LOOK.toNanos();
    }
}
