package dev.backbone.runtime;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Asks for overdue streams from time to time, and at once again while there are more than it can handle in a batch. */
final class DeadlineRunner implements SmartLifecycle {

    private final Reactor reactor;
    private final Deadlines deadlines;
    private final EffectRunner effects;
    private final RuntimeProperties.Deadlines settings;
    private List<Worker> workers = List.of();

    DeadlineRunner(Reactor reactor, Deadlines deadlines, EffectRunner effects, RuntimeProperties.Deadlines settings) {
        this.reactor = reactor;
        this.deadlines = deadlines;
        this.effects = effects;
        this.settings = settings;
    }

    private void proposeWhatIsOverdue() throws InterruptedException {
        var handled = reactor.proposeOverdue(deadlines, settings.batchSize());
        effects.perform(handled.effects());
        if (handled.proposals() < settings.batchSize()) {
            Thread.sleep(settings.pollInterval());
        }
    }

    @Override
    public synchronized void start() {
        workers = List.of(Worker.start("deadlines", this::proposeWhatIsOverdue));
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
