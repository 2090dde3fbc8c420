package dev.backbone.gateway.follow;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import dev.backbone.gateway.kafka.Deadline;
import dev.backbone.gateway.kafka.KafkaClients;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads single records of {@code order-requests} back. Thread-safe: one at a time. */
final class RequestLog implements AutoCloseable {

    /** Who has waited in vain tells the others, who would wait one after another. */
    private static final Duration AWAY = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Deadline away = Deadline.in(Duration.ZERO);
    private @Nullable Consumer<String, byte[]> consumer;

    RequestLog(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * The fact at a place.
     *
     * @throws KafkaUnavailableException if Kafka doesn't hand it out by the deadline
     */
    EncodedFact read(int partition, long offset, Deadline deadline) {
        enter(deadline);
        try {
            requireThere();
            return read(reader(), new TopicPartition(Topic.ORDER_REQUESTS.topicName(), partition), offset, deadline);
        } catch (KafkaException e) {
            throw away(e);
        } finally {
            lock.unlock();
        }
    }

    private void enter(Deadline deadline) {
        requireThere();
        try {
            if (!lock.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new KafkaUnavailableException("Too many requests are to be read", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted", e);
        }
    }

    private void requireThere() {
        if (!away.isOver()) {
            throw new KafkaUnavailableException("Requests could not be read a moment ago", null);
        }
    }

    private KafkaUnavailableException away(@Nullable KafkaException reason) {
        away = Deadline.in(AWAY);
        return new KafkaUnavailableException("A request can't be read", reason);
    }

    private EncodedFact read(
            Consumer<String, byte[]> reader, TopicPartition partition, long offset, Deadline deadline) {
        var longEnough = Deadline.in(AWAY);
        reader.assign(List.of(partition));
        reader.seek(partition, offset);
        do {
            var records = reader.poll(deadline.left()).iterator();
            if (records.hasNext()) {
                return request(records.next(), offset);
            }
        } while (!deadline.isOver());
        // That a caller came late says nothing about Kafka.
        throw longEnough.isOver() ? away(null) : new KafkaUnavailableException("A request can't be read in time", null);
    }

    private static EncodedFact request(ConsumerRecord<String, byte[]> found, long offset) {
        if (found.offset() != offset) {
            throw new KafkaUnavailableException("Kafka no longer has the request at %d".formatted(offset), null);
        }
        return KafkaBinding.fromRecord(found);
    }

    private Consumer<String, byte[]> reader() {
        var current = consumer == null ? clients.newReaderOfSingleRecords() : consumer;
        consumer = current;
        return current;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (consumer != null) {
                consumer.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
