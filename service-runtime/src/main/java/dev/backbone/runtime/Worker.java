package dev.backbone.runtime;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that repeats a step until it is stopped. A step that throws is logged and repeated after a pause, so
 * trouble with Postgres or Kafka delays the work and loses none of it.
 */
final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** A piece of work that may block; it ends early when its thread is interrupted. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private final Thread thread;

    private Worker(Thread thread) {
        this.thread = thread;
    }

    static Worker start(String name, Step step) {
        return new Worker(Thread.ofPlatform().name(name).daemon().start(() -> repeat(name, step)));
    }

    /** Interrupts the current step and waits until the thread has ended. */
    void stop() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void repeat(String name, Step step) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                runOrPause(name, step);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void runOrPause(String name, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // an Error would end the thread, and with it the service's work, unnoticed
            log.warn("{} failed and is tried again in {}", name, PAUSE_AFTER_FAILURE, e);
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
    }
}
