package dev.backbone.bench;

import dev.backbone.bench.load.Workload;
import dev.backbone.local.app.ServiceJvm;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What to measure.
 *
 * @param duration of each phase, without what it takes to warm up and to finish
 * @param window orders under way at saturation
 * @param rate orders per second of the open model
 * @param preload finished orders that are there from the beginning
 */
record BenchOptions(
        Path root,
        Path home,
        ServiceJvm jvm,
        Workload workload,
        Duration duration,
        Duration warmUp,
        int window,
        double rate,
        long preload) {

    /** The same without anything there from the beginning. */
    BenchOptions empty() {
        return new BenchOptions(root, home, jvm, workload, duration, warmUp, window, rate, 0);
    }
}
