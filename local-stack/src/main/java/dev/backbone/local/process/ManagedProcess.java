package dev.backbone.local.process;

import dev.backbone.local.StackException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A program kept running: one that dies is restarted with back-off until {@link #stop} or {@link #kill}. Thread-safe.
 */
public final class ManagedProcess {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Program program;
    private final Path log;
    private final ProcessListener listener;
    private @Nullable Supervision supervision;

    public ManagedProcess(Program program, Path log, ProcessListener listener) {
        this.program = program;
        this.log = log;
        this.listener = listener;
    }

    public String name() {
        return program.name();
    }

    public int port() {
        return program.port();
    }

    public Path log() {
        return log;
    }

    /** Asks the program now. */
    public boolean ready() {
        return program.ready();
    }

    /** The running process; empty while it is stopped or waiting for its restart. */
    public Optional<ProcessHandle> running() {
        return Optional.ofNullable(current()).flatMap(Supervision::running);
    }

    /**
     * Starts it and waits until it is ready; does nothing when it is kept running already.
     *
     * @throws StackException when it dies twice before it was ready, takes minutes, or is stopped meanwhile
     */
    public void start() {
        Supervision started = supervise();
        try {
            started.firstReady().get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            forget(started);
            throw new StackException(StackException.FAILED, String.valueOf(messageOf(e)), e);
        } catch (TimeoutException e) {
            throw new StackException(
                    StackException.FAILED, name() + " is not ready after three minutes: see " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(StackException.FAILED, "interrupted while " + name() + " was starting", e);
        }
    }

    /** Stops it in an orderly way and waits; it stays down until {@link #start}. */
    public void stop() {
        end(Supervision::stop);
    }

    /** Kills it with SIGKILL, as a crash would, and waits; it stays down until {@link #start}. */
    public void kill() {
        end(Supervision::kill);
    }

    private synchronized Supervision supervise() {
        if (supervision == null) {
            supervision = new Supervision(this, program, log, listener);
        }
        return supervision;
    }

    private synchronized void forget(Supervision failed) {
        if (supervision == failed) {
            supervision = null;
        }
    }

    private void end(Ending ending) {
        Supervision ended;
        synchronized (this) {
            ended = supervision;
            supervision = null;
        }
        if (ended == null) {
            return;
        }
        try {
            ending.end(ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(StackException.FAILED, "interrupted while " + name() + " was stopping", e);
        }
        listener.stopped(this);
    }

    private synchronized @Nullable Supervision current() {
        return supervision;
    }

    private static @Nullable String messageOf(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? e.getMessage() : cause.getMessage();
    }

    private interface Ending {
        void end(Supervision supervision) throws InterruptedException;
    }
}
