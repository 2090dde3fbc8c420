package dev.backbone.bench.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * What this machine's processors have done so far, from Linux' {@code /proc/stat}. A virtual machine whose neighbours are
 * busy gets less than it seems to have: that is stolen time.
 */
public record ProcessorTime(long stolen, long all) {

    private static final Path STAT = Path.of("/proc/stat");
    private static final int STOLEN = 7;

    /** What guests of this machine use is in the times before. */
    private static final int KINDS = 8;

    public static ProcessorTime now() {
        try (var lines = Files.lines(STAT)) {
            return parse(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line of the file: {@code cpu}, then hundredths of a second by what they went to. */
    static ProcessorTime parse(String line) {
        long[] times = Arrays.stream(line.split(" +"))
                .skip(1)
                .limit(KINDS)
                .mapToLong(Long::parseLong)
                .toArray();
        return new ProcessorTime(times[STOLEN], LongStream.of(times).sum());
    }

    /** How much of the time since then other machines had. */
    public double stolenPercentSince(ProcessorTime earlier) {
        return all == earlier.all ? 0 : 100.0 * (stolen - earlier.stolen) / (all - earlier.all);
    }
}
