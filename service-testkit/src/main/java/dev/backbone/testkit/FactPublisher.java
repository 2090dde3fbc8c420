package dev.backbone.testkit;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks for the services that a test does without: publishes events as their writers would. Thread-safe. */
public final class FactPublisher implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();

    /** Publishes to {@link RealKafka}. */
    public FactPublisher() {
        this(RealKafka.bootstrapServers(), Clock.systemUTC());
    }

    public FactPublisher(String bootstrapServers, Clock clock) {
        // One request under way at a time: else a producer's first batch at a new partition may be overtaken by its
        // second one, and Kafka refuses it for two minutes (KAFKA-15591).
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
        this.clock = clock;
    }

    /** Publishes the event under a new id, and returns once Kafka has it. */
    public Fact publish(Event event) {
        return publish(EventId.random(clock.instant()), event);
    }

    /** Publishes the event under the given id; the same id again is a redelivery. */
    public Fact publish(UUID id, Event event) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return publish(Facts.of(id, now, sequence.incrementAndGet(), event));
    }

    /** Publishes the fact as it is, as often as it is told to. */
    public Fact publish(Fact fact) {
        send(KafkaBinding.toRecord(FactCodec.encode(fact), Topic.of(fact.event())));
        return fact;
    }

    /** Publishes anything, malformed records for example, and returns once Kafka has it. */
    public void send(ProducerRecord<String, byte[]> kafkaRecord) {
        try {
            producer.send(kafkaRecord).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("can't publish to " + kafkaRecord.topic(), e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
