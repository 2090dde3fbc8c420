package dev.backbone.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory, from Linux' /proc; 0 where there is none. */
final class MemoryUse {

    private MemoryUse() {}

    static long megabytes(ProcessHandle process) {
        return toMegabytes(kilobytes(process, "Rss:"));
    }

    /**
     * That of a process and its children, shared pages counted in equal parts: Postgres' shared buffers would otherwise
     * count once per connection.
     */
    static long megabytesWithChildren(ProcessHandle process) {
        return toMegabytes(Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> kilobytes(each, "Pss:"))
                .sum());
    }

    private static long toMegabytes(long kilobytes) {
        return Math.round(kilobytes / 1024.0);
    }

    /** A process that has just ended, or is not ours to look into, counts nothing. */
    private static long kilobytes(ProcessHandle process, String measure) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(measure))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
