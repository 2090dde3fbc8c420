package dev.backbone.gateway.kafka;

import dev.backbone.events.Envelope;
import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Publishes events as facts and waits until Kafka has stored them. Thread-safe. */
public final class FactPublisher {

    public static final String SOURCE = "/gateway-service";

    /** What has to be left when something is published by a deadline: for so long sending itself may wait. */
    public static final Duration SENDING_LIMIT = KafkaClients.METADATA_LIMIT;

    /** A little longer than the producer's own limit, should that fail. */
    private static final Duration PATIENCE = KafkaClients.DELIVERY_LIMIT.plusMillis(300);

    private final KafkaConnection kafka;
    private final Clock clock;
    private final Outage outage = new Outage("Kafka");

    public FactPublisher(KafkaConnection kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * Says that {@code event} has happened. When it returns, all in-sync replicas have it, at the place that is
     * returned.
     *
     * @throws KafkaUnavailableException within 5 seconds, if Kafka has not acknowledged it; then it is not stored,
     *     unless the connection broke between storing and acknowledging
     */
    public RecordMetadata publish(Event event, String traceparent) {
        return send(kafkaRecord(event, traceparent), Deadline.in(SENDING_LIMIT.plus(PATIENCE)));
    }

    /**
     * Says so by a deadline that is at least {@link #SENDING_LIMIT} away.
     *
     * @throws KafkaUnavailableException if Kafka has not acknowledged it by then; it may yet store it
     */
    public RecordMetadata publish(Event event, String traceparent, Deadline deadline) {
        return send(kafkaRecord(event, traceparent), deadline);
    }

    private ProducerRecord<String, byte[]> kafkaRecord(Event event, String traceparent) {
        var fact = new Fact(envelope(event, traceparent), event);
        return KafkaBinding.toRecord(FactCodec.encode(fact), Topic.of(event));
    }

    private Envelope envelope(Event event, String traceparent) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Envelope(
                EventId.random(now),
                SOURCE,
                EventType.of(event).typeName(),
                event.subject(),
                null,
                now,
                Topic.of(event).key() == Topic.Key.ORDER_ID ? event.subject() : null,
                null,
                traceparent);
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> kafkaRecord, Deadline deadline) {
        try {
            var sent = kafka.producer().send(kafkaRecord);
            var stored = sent.get(deadline.orIn(PATIENCE).left().toMillis(), TimeUnit.MILLISECONDS);
            outage.isOver();
            return stored;
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException | TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private KafkaUnavailableException unavailable(Throwable reason) {
        outage.goesOn(reason);
        return new KafkaUnavailableException("Kafka has not acknowledged a fact", reason);
    }
}
