package dev.backbone.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks for overdue streams from time to time. Nothing is overdue while facts that were published some moments ago have
 * not been handled: the answer may be among them.
 */
final class DeadlineRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadlineRunner.class);

    /** What is published at this very moment can't be handled yet, and offsets are committed a little later still. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Reactor reactor;
    private final Deadlines deadlines;
    private final EffectRunner effects;
    private final Backlog backlog;
    private final Clock clock;
    private final RuntimeProperties.Deadlines settings;
    private List<Worker> workers = List.of();

    /** Whether all that was published before a moment has been handled. */
    @FunctionalInterface
    interface Backlog {
        boolean isHandledUpTo(Instant moment) throws ExecutionException, InterruptedException;
    }

    DeadlineRunner(
            Reactor reactor,
            Deadlines deadlines,
            EffectRunner effects,
            Backlog backlog,
            Clock clock,
            RuntimeProperties.Deadlines settings) {
        this.reactor = reactor;
        this.deadlines = deadlines;
        this.effects = effects;
        this.backlog = backlog;
        this.clock = clock;
        this.settings = settings;
    }

    private void look() throws ExecutionException, InterruptedException {
        if (reactor.isAnythingOverdue(deadlines)
                && backlog.isHandledUpTo(clock.instant().minus(GRACE))) {
            propose();
        }
        Thread.sleep(settings.pollInterval());
    }

    private void propose() {
        try {
            effects.perform(
                    reactor.proposeOverdue(deadlines, 0, settings.batchSize()).effects());
        } catch (RuntimeException e) {
            Poison.in(e).ifPresentOrElse(_ -> proposeOneByOne(), () -> {
                throw e;
            });
        }
    }

    /** A stream that no decision can be taken on stays overdue, and the others don't wait for it. */
    private void proposeOneByOne() {
        int skipped = 0;
        for (int i = 0; i < settings.batchSize(); i++) {
            try {
                effects.perform(reactor.proposeOverdue(deadlines, skipped, 1).effects());
            } catch (RuntimeException e) {
                var poison = Poison.in(e).orElseThrow(() -> e);
                log.warn("A deadline can't be met, {}; it is tried again: {}", poison.reason(), poison.detail());
                skipped++;
            }
        }
    }

    @Override
    public synchronized void start() {
        workers = List.of(Worker.start("deadlines", this::look));
    }

    @Override
    public synchronized void stop() {
        workers.forEach(Worker::stop);
        workers = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !workers.isEmpty();
    }

    @Override
    public int getPhase() {
        return RuntimePhases.DEADLINES;
    }
}
