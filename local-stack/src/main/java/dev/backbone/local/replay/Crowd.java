package dev.backbone.local.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Does the same with many things at once, a bounded number at a time, each on a virtual thread of its own. */
record Crowd(int atOnce) {

    interface Step<T, R extends @Nullable Object> {
        R apply(T input) throws IOException, InterruptedException;
    }

    interface Action<T> {
        void accept(T input) throws IOException, InterruptedException;
    }

    /** The results in the order of the inputs; the first failure is thrown when all have ended. */
    <T, R extends @Nullable Object> List<R> map(List<T> inputs, Step<T, R> step)
            throws IOException, InterruptedException {
        List<Future<R>> futures = new ArrayList<>();
        Semaphore places = new Semaphore(atOnce);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T input : inputs) {
                places.acquire();
                futures.add(executor.submit(() -> {
                    try {
                        return step.apply(input);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) {
            results.add(resultOf(future));
        }
        return results;
    }

    <T> void forEach(List<T> inputs, Action<T> action) throws IOException, InterruptedException {
        this.<T, @Nullable Object>map(inputs, input -> {
            action.accept(input);
            return null;
        });
    }

    private static <R extends @Nullable Object> R resultOf(Future<R> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
