package dev.backbone.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run of a program on its leash, its output appended to a log file. */
final class ChildProcess {

    private static final Duration AFTER_SIGKILL = Duration.ofSeconds(10);

    private final Process process;
    private final Duration patience;

    private ChildProcess(Process process, Duration patience) {
        this.process = process;
        this.patience = patience;
    }

    static ChildProcess start(Launch launch, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(Leash.around(launch))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        return new ChildProcess(builder.start(), launch.patience());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean hasExitedWithin(Duration pause) throws InterruptedException {
        return process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks for an orderly stop and waits; the leash sends SIGKILL when patience runs out. */
    void stop() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of pid " + process.pid(), e);
        }
        if (!process.waitFor(patience.plus(AFTER_SIGKILL).toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /** SIGKILL, as a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
