package dev.backbone.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes what is in the outbox and waits for Kafka's acknowledgement before a row leaves it: each fact at least
 * once, each stream in version order.
 *
 * <p>Of all instances of a service one at a time is the relay, whoever holds the lock; if it dies, so does its database
 * session, and another takes over. If it dies between acknowledgement and removal, facts are published again with the
 * same id. If Kafka does not acknowledge in time, it gives up what is under way, and the lock, and begins anew with a
 * new producer: nothing is ever sent behind a fact that failed.
 *
 * <p>Its own instance hands over to it what is committed, others tell it through Postgres that it has to look. Dead
 * letters are looked for once in a poll interval.
 */
final class OutboxRelay implements SmartLifecycle {

    /** Whoever listens can't be interrupted. */
    private static final Duration LISTENS_FOR = Duration.ofMillis(500);

    private final String deadLetterTopic;
    private final DataSource dataSource;
    private final OutboxSignal signal;
    private final Supplier<Producer<String, byte[]>> producers;
    private final RuntimeProperties.Relay settings;
    private final Pace pace;
    private volatile boolean stopping;
    private volatile boolean relaying;
    private volatile List<Worker> workers = List.of();

    OutboxRelay(
            ServiceProfile profile,
            DataSource dataSource,
            OutboxSignal signal,
            Supplier<Producer<String, byte[]>> producers,
            RuntimeProperties.Relay settings) {
        this.deadLetterTopic = DeadLetterTopic.name(profile);
        this.dataSource = dataSource;
        this.signal = signal;
        this.producers = producers;
        this.settings = settings;
        this.pace = new Pace(settings.rest());
    }

    /** Relays until it is stopped, or Postgres or Kafka fails. */
    private void relay() throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        try (var connection = dataSource.getConnection();
                var outbox = new Outbox(connection)) {
            awaitLock(outbox);
            var producer = producers.get();
            relaying = true;
            try {
                var session = new RelaySession(outbox, producer, deadLetterTopic, settings);
                var heard = await(Duration.ZERO);
                while (!stopping) {
                    long began = System.nanoTime();
                    session.goOn(heard);
                    pace.restAfterWorkSince(began);
                    heard = await(session.untilLook());
                }
            } finally {
                relaying = false;
                // What is not acknowledged is still in the outbox; it must not be sent after the lock is released.
                producer.close(Duration.ZERO);
            }
        }
    }

    /** Whoever is not the relay passes on to it that there is something to publish. */
    private void awaitLock(Outbox outbox) throws SQLException, InterruptedException {
        while (!stopping && !outbox.tryLock()) {
            if (!await(settings.pollInterval()).isNothing()) {
                long began = System.nanoTime();
                outbox.tellRelay();
                pace.restAfterWorkSince(began);
            }
        }
    }

    private OutboxSignal.Heard await(Duration timeout) throws InterruptedException {
        return signal.await(timeout, settings.effectPatience());
    }

    /** To the relay, what other instances say is a signal, too. */
    private void listen() throws SQLException {
        try (var connection = dataSource.getConnection();
                var listener = new OutboxListener(connection)) {
            while (!Thread.currentThread().isInterrupted()) {
                if (listener.await(LISTENS_FOR) && relaying) {
                    signal.more();
                }
            }
        }
    }

    @Override
    public void start() {
        stopping = false;
        workers = List.of(Worker.start("outbox-relay", this::relay), Worker.start("outbox-listener", this::listen));
    }

    @Override
    public void stop() {
        stopping = true;
        workers.forEach(Worker::stop);
        workers = List.of();
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }

    @Override
    public int getPhase() {
        return RuntimePhases.RELAY;
    }
}
