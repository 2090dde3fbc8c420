package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.events.KafkaBinding;
import dev.backbone.runtime.Outbox.Row;
import dev.backbone.runtime.OutboxSignal.Heard;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay while it has the lock. What its own instance has committed and handed over it publishes as it is, if it has
 * published all that comes before in the same streams; else, and once in a poll interval, it reads the outbox. Whatever
 * fails ends the session: the next one knows nothing, and begins by reading. Not thread-safe.
 */
final class RelaySession {

    private static final Logger log = LoggerFactory.getLogger(RelaySession.class);

    private final Outbox outbox;
    private final Producer<String, byte[]> producer;
    private final String deadLetterTopic;
    private final RuntimeProperties.Relay settings;
    private final PublishedStreams streams = new PublishedStreams();
    private long lookAt = System.nanoTime();
    private long lettersAt = System.nanoTime();

    RelaySession(
            Outbox outbox,
            Producer<String, byte[]> producer,
            String deadLetterTopic,
            RuntimeProperties.Relay settings) {
        this.outbox = outbox;
        this.producer = producer;
        this.deadLetterTopic = deadLetterTopic;
        this.settings = settings;
    }

    /** Publishes all that there is, and returns when Kafka has it. */
    void goOn(Heard heard) throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        var handedOver = streams.next(heard.committed());
        if (handedOver.isPresent() && !heard.more() && !isPast(lookAt)) {
            publishInTurn(handedOver.get());
        } else {
            publishOutbox();
            lookAt = after(settings.pollInterval());
        }
        streams.published(heard.committed());
        if (isPast(lettersAt)) {
            lettersAt = after(publishLetters() ? settings.pollInterval() : settings.patience());
        }
    }

    /** How long it may wait to be told something. */
    Duration untilLook() {
        return Duration.ofNanos(Math.max(0, lookAt - System.nanoTime()));
    }

    private void publishInTurn(List<Row> rows) throws ExecutionException, InterruptedException, TimeoutException {
        for (int from = 0; from < rows.size(); from += settings.batchSize()) {
            publish(rows.subList(from, Math.min(rows.size(), from + settings.batchSize())));
        }
    }

    private void publishOutbox() throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        var rows = outbox.oldest(settings.batchSize());
        while (!rows.isEmpty()) {
            publish(rows);
            streams.publishedRows(rows);
            rows = rows.size() < settings.batchSize() ? List.of() : outbox.oldest(settings.batchSize());
        }
    }

    /** Returns when Kafka has all of them. If it throws, those before the first that failed are struck off. */
    private void publish(List<Row> rows) throws ExecutionException, InterruptedException, TimeoutException {
        List<Row> acknowledged = new ArrayList<>(rows.size());
        try {
            var sent = send(rows);
            var deadline = after(settings.patience());
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
    private List<Future<RecordMetadata>> send(List<Row> rows) {
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

    /**
     * At least once, each with its newest state last. Letters only report what is in a table: if Kafka does not take them,
     * it is logged, and they are tried again only after as long as facts may have waited for them.
     *
     * @return whether Kafka has all of them
     */
    private boolean publishLetters() throws SQLException, InterruptedException {
        var letters = outbox.unpublishedLetters(settings.batchSize());
        var deadline = after(settings.patience());
        List<Future<RecordMetadata>> sent = new ArrayList<>(letters.size());
        for (var letter : letters) {
            if (!isPast(deadline)) {
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

    private static long after(Duration pause) {
        return System.nanoTime() + pause.toNanos();
    }

    private static boolean isPast(long time) {
        return System.nanoTime() - time >= 0;
    }
}
