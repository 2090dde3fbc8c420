package dev.backbone.local;

import dev.backbone.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a stack that was killed may have left running: given time to end by itself, then killed. */
public final class Leftovers {

    private final List<ProcessHandle> alive;

    private Leftovers(List<ProcessHandle> alive) {
        this.alive = alive;
    }

    /** Those that the state file names; callers make sure that its supervisor is gone. */
    public static Leftovers of(Path stateFile) throws IOException {
        return new Leftovers(StackState.read(stateFile).stream()
                .flatMap(state -> state.running().values().stream())
                .map(ProcessIdentity::find)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Waits until all are gone; kills what is still there when the time is up. */
    public void awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (ProcessHandle process : alive) {
            if (!endsBefore(deadline, process)) {
                process.destroyForcibly();
                endsBefore(System.nanoTime() + TimeUnit.SECONDS.toNanos(10), process);
            }
        }
    }

    private static boolean endsBefore(long deadline, ProcessHandle process) {
        try {
            process.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new StackException(StackException.FAILED, "can't wait for the end of pid " + process.pid(), e);
        }
    }
}
