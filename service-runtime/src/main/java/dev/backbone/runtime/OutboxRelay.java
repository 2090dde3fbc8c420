package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.events.KafkaBinding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes what is in the outbox, in order, and waits for Kafka's acknowledgement before a row leaves it: each fact at
 * least once, each stream in version order.
 *
 * <p>Of all instances of a service one at a time is the relay, whoever holds the lock; if it dies, so does its database
 * session, and another takes over. If it dies between acknowledgement and removal, facts are published again with the
 * same id. If Kafka does not acknowledge in time, it gives up what is under way, and the lock, and begins anew with a
 * new producer: nothing is ever sent behind a fact that failed.
 *
 * <p>Its own instance wakes it directly, others do through Postgres. Dead letters are looked for once in a poll
 * interval, when the queue is short.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

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
                long lettersAt = System.nanoTime();
                while (!stopping) {
                    long began = System.nanoTime();
                    publishAll(outbox, producer);
                    if (began - lettersAt >= 0) {
                        var pause = publishLetters(outbox, producer) ? settings.pollInterval() : settings.patience();
                        lettersAt = System.nanoTime() + pause.toNanos();
                    }
                    pace.restAfterWorkSince(began);
                    signal.await(settings.pollInterval());
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
            if (signal.await(settings.pollInterval())) {
                long began = System.nanoTime();
                outbox.tellRelay();
                pace.restAfterWorkSince(began);
            }
        }
    }

    /** To the relay, what other instances say is a signal, too. */
    private void listen() throws SQLException {
        try (var connection = dataSource.getConnection();
                var listener = new OutboxListener(connection)) {
            while (!Thread.currentThread().isInterrupted()) {
                if (listener.await(LISTENS_FOR) && relaying) {
                    signal.send();
                }
            }
        }
    }

    private void publishAll(Outbox outbox, Producer<String, byte[]> producer)
            throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        var rows = outbox.oldest(settings.batchSize());
        while (!rows.isEmpty() && !stopping) {
            publish(outbox, producer, rows);
            rows = rows.size() < settings.batchSize() ? List.of() : outbox.oldest(settings.batchSize());
        }
    }

    /**
     * At least once, each with its newest state last. Letters only report what is in a table: if Kafka does not take them,
     * it is logged, and they are tried again only after as long as facts may have waited for them.
     *
     * @return whether Kafka has all of them
     */
    private boolean publishLetters(Outbox outbox, Producer<String, byte[]> producer)
            throws SQLException, InterruptedException {
        var letters = outbox.unpublishedLetters(settings.batchSize());
        var deadline = System.nanoTime() + settings.patience().toNanos();
        List<Future<RecordMetadata>> sent = new ArrayList<>(letters.size());
        for (var letter : letters) {
            if (System.nanoTime() - deadline < 0) {
                sent.add(producer.send(DeadLetterTopic.toRecord(deadLetterTopic, letter)));
            }
        }
        List<DeadLetter> acknowledged = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged.add(letters.get(i));
            } catch (ExecutionException | TimeoutException e) {
                log.warn(
                        "The dead letter {} is not published yet: {}",
                        letters.get(i).id(),
                        e.toString());
            }
        }
        outbox.published(acknowledged);
        return acknowledged.size() == letters.size();
    }

    /** Returns when Kafka has all of them. If it throws, those before the first that failed are struck off. */
    private void publish(Outbox outbox, Producer<String, byte[]> producer, List<Outbox.Row> rows)
            throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        List<Outbox.Row> acknowledged = new ArrayList<>(rows.size());
        try {
            var sent = send(producer, rows);
            var deadline = System.nanoTime() + settings.patience().toNanos();
            for (int i = 0; i < sent.size(); i++) {
                sent.get(i).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged.add(rows.get(i));
            }
        } finally {
            outbox.remove(acknowledged);
        }
        log.debug("Published {} facts", rows.size());
    }

    /** Sends in order, and nothing after a fact that the producer refuses at once. */
    private static List<Future<RecordMetadata>> send(Producer<String, byte[]> producer, List<Outbox.Row> rows) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        for (var row : rows) {
            var acknowledgement = producer.send(toRecord(row.fact()));
            sent.add(acknowledgement);
            if (acknowledgement.state() == Future.State.FAILED) {
                return sent;
            }
        }
        return sent;
    }

    private static ProducerRecord<String, byte[]> toRecord(EncodedFact fact) {
        var type = EventType.named(fact.envelope().type())
                .orElseThrow(() -> new IllegalStateException(
                        "no topic is known for our own " + fact.envelope().type()));
        return KafkaBinding.toRecord(fact, type.topic());
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
