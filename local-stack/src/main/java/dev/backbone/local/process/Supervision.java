package dev.backbone.local.process;

import dev.backbone.local.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a program again and again on a thread of its own, from a start until a stop. */
final class Supervision {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);
    private static final int ATTEMPTS = 2;
    private static final int LAST_WORDS = 20;

    private final ManagedProcess process;
    private final Program program;
    private final Path log;
    private final ProcessListener listener;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch unwanted = new CountDownLatch(1);
    private final Backoff backoff = new Backoff();
    private final Thread thread;
    private volatile @Nullable ChildProcess child;
    private int failures;

    Supervision(ManagedProcess process, Program program, Path log, ProcessListener listener) {
        this.process = process;
        this.program = program;
        this.log = log;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("supervise-" + program.name()).start(this::keepRunning);
    }

    /** Completes when the program is ready for the first time; fails when it will not be. */
    CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    Optional<ProcessHandle> running() {
        return Optional.ofNullable(child).map(ChildProcess::handle).filter(ProcessHandle::isAlive);
    }

    void stop() throws InterruptedException {
        ChildProcess last = letGo();
        if (last != null) {
            last.stop();
        }
        thread.join();
    }

    void kill() throws InterruptedException {
        ChildProcess last = letGo();
        if (last != null) {
            last.kill();
        }
        thread.join();
    }

    private synchronized @Nullable ChildProcess letGo() {
        unwanted.countDown();
        return child;
    }

    private void keepRunning() {
        try {
            boolean again = true;
            while (again) {
                again = run();
            }
            firstReady.completeExceptionally(failure("was stopped before it was ready"));
        } catch (InterruptedException | IOException | RuntimeException e) {
            firstReady.completeExceptionally(e);
        }
    }

    /** One run; says whether another one has to follow. */
    private boolean run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try {
            return run(began);
        } catch (IOException | RuntimeException e) {
            if (!firstReady.isDone()) {
                throw e;
            }
            return runAfterHindrance(e, began);
        }
    }

    private boolean run(long began) throws IOException, InterruptedException {
        ChildProcess started = spawn();
        if (started == null) {
            return false;
        }
        listener.launched(process);
        boolean ready = awaitReady(started, began);
        int exitCode = started.awaitExit();
        program.ended(exitCode, ready);
        return isWanted() && restartAfter(exitCode, since(began));
    }

    /** What hinders a program that has been ready before may pass: a full disk, for one. It may be running nevertheless. */
    private boolean runAfterHindrance(Exception reason, long began) throws InterruptedException {
        listener.hindered(process, reason);
        ChildProcess last = child;
        if (last != null) {
            last.awaitExit();
        }
        return isWantedAfter(backoff.after(since(began)));
    }

    private synchronized @Nullable ChildProcess spawn() throws IOException {
        if (!isWanted()) {
            return null;
        }
        ChildProcess started = ChildProcess.start(program.launch(), log);
        child = started;
        return started;
    }

    private boolean awaitReady(ChildProcess started, long began) throws InterruptedException {
        while (!started.hasExitedWithin(BETWEEN_PROBES)) {
            if (program.ready()) {
                listener.ready(process, since(began));
                firstReady.complete(null);
                return true;
            }
        }
        return false;
    }

    private boolean restartAfter(int exitCode, Duration run) throws InterruptedException {
        if (!firstReady.isDone() && ++failures == ATTEMPTS) {
            firstReady.completeExceptionally(failure("ended with exit code " + exitCode + " before it was ready"));
            return false;
        }
        Duration pause = backoff.after(run);
        listener.died(process, exitCode, pause);
        return isWantedAfter(pause);
    }

    /** Pauses, and says whether it is still wanted. */
    private boolean isWantedAfter(Duration pause) throws InterruptedException {
        return !unwanted.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean isWanted() {
        return unwanted.getCount() > 0;
    }

    private StackException failure(String what) {
        return new StackException(StackException.FAILED, program.name() + " " + what + ": " + lastWords());
    }

    private String lastWords() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            Deque<String> last = new ArrayDeque<>();
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > LAST_WORDS) {
                    last.removeFirst();
                }
            });
            return log + " ends with\n" + String.join("\n", last);
        } catch (IOException e) {
            return log + " can't be read: " + e.getMessage();
        }
    }
}
