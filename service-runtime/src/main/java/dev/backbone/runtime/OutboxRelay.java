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
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes what is in the outbox, in order, and waits for Kafka's acknowledgement before a row leaves it: each fact at
 * least once, each stream in version order.
 *
 * <p>Of all instances of a service one at a time is the relay, whoever holds the lock; if it dies, so does its database
 * session, and another takes over within the poll interval. If it dies between acknowledgement and removal, facts are
 * published again with the same id.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final DataSource dataSource;
    private final Producer<String, byte[]> producer;
    private final int batchSize;
    private final Duration pollInterval;
    private volatile boolean stopping;
    private volatile List<Worker> workers = List.of();

    OutboxRelay(DataSource dataSource, Producer<String, byte[]> producer, RuntimeProperties.Relay settings) {
        this.dataSource = dataSource;
        this.producer = producer;
        this.batchSize = settings.batchSize();
        this.pollInterval = settings.pollInterval();
    }

    /** Relays until it is stopped or the database session breaks. */
    private void relay() throws SQLException, ExecutionException, InterruptedException {
        try (var connection = dataSource.getConnection();
                var outbox = new Outbox(connection)) {
            awaitLock(outbox);
            while (!stopping) {
                publishAll(outbox);
                outbox.await(pollInterval);
            }
        }
    }

    private void awaitLock(Outbox outbox) throws SQLException, InterruptedException {
        while (!stopping && !outbox.tryLock()) {
            Thread.sleep(pollInterval);
        }
    }

    private void publishAll(Outbox outbox) throws SQLException, ExecutionException, InterruptedException {
        var rows = outbox.oldest(batchSize);
        while (!rows.isEmpty() && !stopping) {
            publish(rows);
            outbox.remove(rows);
            rows = rows.size() < batchSize ? List.of() : outbox.oldest(batchSize);
        }
    }

    /** Returns when Kafka has all of them. */
    private void publish(List<Outbox.Row> rows) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(rows.size());
        for (var row : rows) {
            acknowledgements.add(send(row.fact()));
        }
        producer.flush();
        for (var acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        log.debug("Published {} facts", rows.size());
    }

    private Future<RecordMetadata> send(EncodedFact fact) {
        var type = EventType.named(fact.envelope().type())
                .orElseThrow(() -> new IllegalStateException(
                        "no topic is known for our own " + fact.envelope().type()));
        return producer.send(KafkaBinding.toRecord(fact, type.topic()));
    }

    @Override
    public void start() {
        stopping = false;
        workers = List.of(Worker.start("outbox-relay", this::relay));
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
