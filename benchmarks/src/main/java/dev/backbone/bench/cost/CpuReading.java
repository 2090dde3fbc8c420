package dev.backbone.bench.cost;

import dev.backbone.local.process.ManagedProcess;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The CPU time that each process had used at one moment, this JVM's as {@link #GENERATOR}. */
public record CpuReading(Map<String, Duration> used) {

    public static final String GENERATOR = "load generator";

    public static CpuReading of(Collection<ManagedProcess> processes) {
        Map<String, Duration> used = new LinkedHashMap<>();
        for (ManagedProcess process : processes) {
            process.running().ifPresent(running -> used.put(process.name(), new ProcessFamily(running).cpu()));
        }
        used.put(GENERATOR, new ProcessFamily(ProcessHandle.current()).ownCpu());
        return new CpuReading(used);
    }

    /** What each has used since. */
    public Map<String, Duration> since(CpuReading earlier) {
        Map<String, Duration> spent = new LinkedHashMap<>();
        used.forEach((name, time) -> spent.put(name, time.minus(earlier.used.getOrDefault(name, Duration.ZERO))));
        return spent;
    }
}
