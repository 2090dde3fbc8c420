package dev.backbone.local.app;

import dev.backbone.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A program's ahead-of-time cache. The first run that may train is recorded; when it was a good example, having been
 * ready and ended in order, the cache is made from it, and every later run starts from that. One JVM with one set of options, one cache.
 */
public final class AotCache {

    private static final int EXIT_BY_SIGTERM = 143;
    private static final String QUIET = "-Xlog:aot*=error";

    private final Path cache;
    private final Path unfinished;
    private final Path recording;
    private final boolean mayTrain;

    /** The fingerprint is all that a JVM compares with its cache: options and class path, not the program's arguments. */
    public AotCache(Path folder, List<String> fingerprint, boolean mayTrain) {
        String options = Integer.toHexString(fingerprint.hashCode());
        this.cache = folder.resolve("jdk-" + Runtime.version() + "-" + options + ".aot");
        this.unfinished = folder.resolve(cache.getFileName() + ".unfinished");
        this.recording = folder.resolve(cache.getFileName() + ".recording");
        this.mayTrain = mayTrain;
    }

    /** What a run that records nothing is started with. */
    public List<String> options() {
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, QUIET) : List.of();
    }

    List<String> optionsThatMayRecord() throws IOException {
        if (Files.exists(cache) || !mayTrain) {
            return options();
        }
        Files.createDirectories(recording.getParent());
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording, QUIET);
    }

    /** Makes the cache if the run that has just ended recorded one to be proud of. */
    void makeAfter(int exitCode, boolean hadBeenReady, List<String> arguments) throws IOException {
        if (!Files.exists(recording)) {
            return;
        }
        if (hadBeenReady && (exitCode == 0 || exitCode == EXIT_BY_SIGTERM)) {
            make(arguments);
            Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(recording);
    }

    private void make(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JavaProgram.executable());
        command.addAll(List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording, QUIET));
        command.add("-XX:AOTCache=" + unfinished);
        command.addAll(arguments);
        new Command(command).run("no AOT cache can be made from " + recording);
    }
}
