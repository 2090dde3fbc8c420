package dev.backbone.bench.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One process' CPU time, from Linux' {@code /proc/PID/stat}. */
record ProcStat(Duration own, Duration ofEndedChildren) {

    private static final ProcStat NOTHING = new ProcStat(Duration.ZERO, Duration.ZERO);

    /** Linux tells times to user space in hundredths of a second, whatever its own ticks are. */
    private static final long MILLIS_PER_TICK = 10;

    /** Nothing for a process that has just ended. */
    static ProcStat of(ProcessHandle process) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")));
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** The second field, the program's name in parentheses, may hold anything, more parentheses included. */
    static ProcStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return new ProcStat(ticks(fields, 11), ticks(fields, 13));
    }

    private static Duration ticks(String[] fields, int first) {
        return Duration.ofMillis((Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) * MILLIS_PER_TICK);
    }
}
