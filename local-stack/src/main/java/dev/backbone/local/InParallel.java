package dev.backbone.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Several things at once. */
final class InParallel {

    interface Task {
        void run() throws IOException;
    }

    private InParallel() {}

    /** At the first failure the others are told to give up; it is thrown when all have ended. */
    static void untilFirstFailure(List<Task> tasks, Task giveUp) throws IOException {
        var ends = new LinkedBlockingQueue<Future<Void>>();
        for (Task task : tasks) {
            FutureTask<Void> future = new FutureTask<>(asCallable(task));
            Thread.ofVirtual().start(() -> {
                future.run();
                ends.add(future);
            });
        }
        awaitAll(tasks.size(), ends, giveUp);
    }

    private static void awaitAll(int count, LinkedBlockingQueue<Future<Void>> ends, Task giveUp) throws IOException {
        for (int ended = 1; ended <= count; ended++) {
            try {
                rethrow(next(ends));
            } catch (IOException | RuntimeException failure) {
                giveUp.run();
                for (int rest = ended; rest < count; rest++) {
                    addTo(failure, next(ends));
                }
                throw failure;
            }
        }
    }

    /** Runs them all to their end, then throws the first failure there was. */
    static void toTheEnd(List<Task> tasks) throws IOException {
        List<Future<Void>> results = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Task task : tasks) {
                results.add(executor.submit(asCallable(task)));
            }
        }
        for (Future<Void> result : results) {
            rethrow(result);
        }
    }

    private static void addTo(Exception failure, Future<Void> ended) {
        if (ended.state() == Future.State.FAILED) {
            failure.addSuppressed(ended.exceptionNow());
        }
    }

    private static Future<Void> next(LinkedBlockingQueue<Future<Void>> ends) throws IOException {
        try {
            return ends.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Callable<@Nullable Void> asCallable(Task task) {
        return () -> {
            task.run();
            return null;
        };
    }

    private static void rethrow(Future<Void> result) throws IOException {
        try {
            result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
