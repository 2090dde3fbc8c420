package dev.backbone.bench;

import dev.backbone.bench.report.Results;
import dev.backbone.local.LocalStack;
import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.process.ProcessListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Times how the suite comes up. Thread-safe. */
final class StartUpClock implements ProcessListener {

    private final Map<String, Double> byProcess = new ConcurrentSkipListMap<>();
    private volatile double seconds;

    LocalStack time(LocalStack stack) {
        long began = System.nanoTime();
        LocalStack started = stack.start();
        tookSince(began);
        return started;
    }

    /** Counts from {@code began}, a {@link System#nanoTime}, until now. */
    void tookSince(long began) {
        seconds = (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void ready(ManagedProcess process, Duration took) {
        byProcess.put(process.name(), took.toMillis() / 1e3);
    }

    Results.StartUp result() {
        return new Results.StartUp(seconds, Map.copyOf(byProcess));
    }
}
