package dev.backbone.bench;

import dev.backbone.bench.cost.CpuReading;
import dev.backbone.local.LocalStack;
import dev.backbone.local.StackException;
import java.time.Duration;
import java.util.Map;

/** Waits until the suite has nothing left to do, which only its processor time shows. */
final class Rest {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofSeconds(3);

    /** In cores; at rest it takes 0.1. */
    private static final double A_LITTLE = 0.2;

    /** One may fall into a pause. */
    private static final int QUIET_LOOKS = 2;

    private Rest() {}

    static void await(LocalStack stack) throws InterruptedException {
        long began = System.nanoTime();
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            double busy = coresBusy(stack);
            quiet = busy > A_LITTLE ? 0 : quiet + 1;
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new StackException(
                        StackException.FAILED, "the suite does not come to rest: %.2f cores are busy".formatted(busy));
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
