package dev.backbone.bench.cost;

import dev.backbone.local.process.ManagedProcess;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The CPU time that each process had used at one moment, this JVM's as {@link #GENERATOR}. */
public record CpuReading(Map<String, Use> used) {

    public static final String GENERATOR = "load generator";

    public static CpuReading of(Collection<ManagedProcess> processes) {
        Map<String, Use> used = new LinkedHashMap<>();
        for (ManagedProcess process : processes) {
            process.running()
                    .ifPresent(running ->
                            used.put(process.name(), new Use(running.pid(), new ProcessFamily(running).cpu())));
        }
        ProcessHandle generator = ProcessHandle.current();
        used.put(GENERATOR, new Use(generator.pid(), new ProcessFamily(generator).ownCpu()));
        return new CpuReading(used);
    }

    /**
     * What each has used since.
     *
     * @throws IllegalStateException if one of them has ended meanwhile, or was not there yet: what was measured is not what
     *     should have been
     */
    public Map<String, Duration> since(CpuReading earlier) {
        Set<String> names = new LinkedHashSet<>(earlier.used.keySet());
        names.addAll(used.keySet());
        Map<String, Duration> spent = new LinkedHashMap<>();
        for (String name : names) {
            Use before = earlier.used.get(name);
            Use now = used.get(name);
            if (before == null || now == null || before.pid() != now.pid()) {
                throw new IllegalStateException(
                        "%s was not the same process all the time; its log tells why".formatted(name));
            }
            spent.put(name, now.time().minus(before.time()));
        }
        return spent;
    }

    /** What one process has used since it began. */
    public record Use(long pid, Duration time) {}
}
