package dev.backbone.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a growing file line by line; starts over when the file has been replaced by a shorter one. */
final class LogTail {

    private final Path file;
    private long position;

    private LogTail(Path file) {
        this.file = file;
    }

    static LogTail fromStart(Path file) {
        return new LogTail(file);
    }

    /** The last lines there are; later calls of {@link #lines} continue after them. */
    List<String> last(int count) throws IOException {
        Deque<String> kept = new ArrayDeque<>();
        for (List<String> more = lines(); !more.isEmpty(); more = lines()) {
            kept.addAll(more);
            while (kept.size() > count) {
                kept.removeFirst();
            }
        }
        return List.copyOf(kept);
    }

    /** The complete lines since the last call, a limited number at a time. */
    List<String> lines() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < position) {
                position = 0;
            }
            in.seek(position);
            byte[] buffer = new byte[(int) Math.min(in.length() - position, 1 << 20)];
            in.readFully(buffer);
            return split(buffer);
        }
    }

    private List<String> split(byte[] buffer) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < buffer.length; i++) {
            if (buffer[i] == '\n') {
                lines.add(new String(buffer, begin, i - begin, StandardCharsets.UTF_8));
                begin = i + 1;
            }
        }
        position += begin;
        return lines;
    }
}
