package dev.backbone.local;

import dev.backbone.local.app.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;

/** Readies a home for the next stack. */
record StackFiles(StackLayout layout) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    void awaitLeftovers() throws IOException {
        Leftovers.of(layout.state()).awaitEnd(PATIENCE);
        Files.deleteIfExists(layout.state());
    }

    void prepare(boolean fresh) throws IOException {
        if (fresh) {
            Folders.delete(layout.data());
        }
        Files.createDirectories(layout.data());
        Files.createDirectories(layout.logs());
        setLogsAside();
    }

    /** One generation of logs is kept beside the running ones; the supervisor's own is already being written. */
    private void setLogsAside() throws IOException {
        try (Stream<Path> logs = Files.list(layout.logs())) {
            for (Path log : (Iterable<Path>) logs.filter(StackFiles::isProcessLog)::iterator) {
                Path earlier = log.resolveSibling(log.getFileName() + ".1");
                Files.move(log, earlier, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isProcessLog(Path file) {
        return file.toString().endsWith(".log") && !file.endsWith("supervisor.log");
    }
}
