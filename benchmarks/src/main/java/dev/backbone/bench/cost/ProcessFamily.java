package dev.backbone.bench.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A process and its children: Postgres has one for each connection. */
public record ProcessFamily(ProcessHandle root) {

    /** CPU time so far, that of children that have ended included. */
    public Duration cpu() {
        return members()
                .map(ProcStat::of)
                .map(stat -> stat.own().plus(stat.ofEndedChildren()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** CPU time so far of the root alone. */
    Duration ownCpu() {
        return ProcStat.of(root).own();
    }

    /** Resident memory; pages that several of them share count once. */
    public double megabytes() {
        return members().mapToLong(ProcessFamily::kilobytes).sum() / 1024.0;
    }

    /** Resident memory of the root alone. */
    public double ownMegabytes() {
        return kilobytes(root) / 1024.0;
    }

    private Stream<ProcessHandle> members() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static long kilobytes(ProcessHandle process) {
        try {
            return proportional(Files.readString(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup")));
        } catch (IOException e) {
            return 0;
        }
    }

    /** From the text of {@code /proc/PID/smaps_rollup}: each shared page in equal parts among those who share it. */
    static long proportional(String smaps) {
        return smaps.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }
}
