package dev.backbone.runtime;

import dev.backbone.runtime.Effect.Outcome;
import dev.backbone.runtime.Incoming.Proposed;
import dev.backbone.runtime.PendingEffects.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries effects out: those of a batch as soon as it is committed, each on a virtual thread of its own; and those
 * that nobody finished, once their time has come. What came of them is recorded in batches, too.
 *
 * <p>If the process dies, the table of pending effects still has what was not recorded, and some instance takes it up
 * when the lease has run out.
 */
final class EffectRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EffectRunner.class);

    private final Reactor reactor;
    private final EffectBacklog backlog;
    private final Clock clock;
    private final RuntimeProperties.Effects settings;
    private final Pace pace;
    private final BlockingQueue<Proposed> outcomes = new LinkedBlockingQueue<>();
    private final Semaphore permits;
    private volatile @Nullable ExecutorService performers;
    private List<Worker> workers = List.of();

    EffectRunner(Reactor reactor, EffectBacklog backlog, Clock clock, RuntimeProperties.Effects settings) {
        this.reactor = reactor;
        this.backlog = backlog;
        this.clock = clock;
        this.settings = settings;
        this.pace = new Pace(settings.rest());
        this.permits = new Semaphore(settings.concurrency());
    }

    /** Carries out effects that have just been committed. Returns at once. */
    void perform(List<ScheduledEffect> effects) {
        effects.forEach(effect -> submit(effect, 0));
    }

    /** While the runner is stopped, effects stay in their table. */
    private void submit(ScheduledEffect effect, int attempts) {
        var current = performers;
        if (current != null) {
            current.execute(() -> performInTurn(effect, attempts));
        }
    }

    private void performInTurn(ScheduledEffect effect, int attempts) {
        try {
            permits.acquire();
            try {
                perform(effect, attempts);
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(ScheduledEffect effect, int attempts) throws InterruptedException {
        try {
            switch (effect.performance().perform()) {
                case Outcome.Done(var proposal) -> outcomes.add(new Proposed(effect.trigger(), proposal));
                case Outcome.NotYet(var pause) -> backlog.postpone(effect.trigger(), clock.instant(), pause);
                case Outcome.Nothing() -> backlog.strikeOff(effect);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            var pause = pauseAfter(attempts);
            log.warn(
                    "The effect of {} failed ({}) and is tried again in {}",
                    effect.trigger().id(),
                    e.toString(),
                    pause);
            log.debug("It failed so", e);
            backlog.postpone(effect.trigger(), clock.instant(), pause);
        }
    }

    private Duration pauseAfter(int attempts) {
        var pause = settings.firstPause().multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    private void recordOutcomes() throws InterruptedException {
        List<Proposed> batch = new ArrayList<>();
        batch.add(outcomes.take());
        outcomes.drainTo(batch, settings.batchSize() - 1);
        long began = System.nanoTime();
        record(batch);
        if (batch.size() < settings.batchSize()) {
            pace.restAfterWorkSince(began);
        }
    }

    /** An outcome that no decision can be taken on is put off, with its effect; the others don't wait for it. */
    private void record(List<Proposed> batch) {
        try {
            perform(reactor.record(batch));
        } catch (RuntimeException e) {
            var poison = Poison.in(e);
            if (poison.isEmpty()) {
                outcomes.addAll(batch);
                throw e;
            }
            if (batch.size() == 1) {
                putOff(batch.getFirst(), poison.get());
            } else {
                recordOneByOne(batch);
            }
        }
    }

    private void recordOneByOne(List<Proposed> batch) {
        var rest = new ArrayDeque<>(batch);
        try {
            while (!rest.isEmpty()) {
                record(List.of(rest.removeFirst()));
            }
        } finally {
            outcomes.addAll(rest);
        }
    }

    private void putOff(Proposed outcome, Poison poison) {
        log.warn(
                "What came of the effect of {} can't be recorded: {}. It is tried again in {}",
                outcome.fact().id(),
                poison.detail(),
                settings.longestPause());
        backlog.postpone(outcome.fact(), clock.instant(), settings.longestPause());
    }

    /** Takes no more than there is room for, so that a long backlog does not pile up in memory. */
    private void takeUp() throws InterruptedException {
        var room = Math.min(permits.availablePermits(), settings.batchSize());
        var claims =
                room == 0 ? Map.<Claim, ScheduledEffect>of() : backlog.claim(clock.instant(), settings.lease(), room);
        claims.forEach((claim, effect) -> submit(effect, claim.attempts()));
        if (claims.size() < room || room == 0) {
            Thread.sleep(settings.pollInterval());
        }
    }

    @Override
    public synchronized void start() {
        performers = Executors.newVirtualThreadPerTaskExecutor();
        workers = List.of(
                Worker.start("effect-outcomes", this::recordOutcomes), Worker.start("effect-backlog", this::takeUp));
    }

    @Override
    public synchronized void stop() {
        workers.forEach(Worker::stop);
        workers = List.of();
        var current = performers;
        performers = null;
        if (current != null) {
            current.shutdownNow();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !workers.isEmpty();
    }

    @Override
    public int getPhase() {
        return RuntimePhases.EFFECTS;
    }
}
