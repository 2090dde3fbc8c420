package dev.backbone.runtime;

import dev.backbone.events.Address;
import dev.backbone.events.EncodedFact;
import dev.backbone.events.Envelope;
import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.runtime.Incoming.Received;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A full batch through decisions and folds up to what is to be written: no Kafka, no Postgres. Per fact. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BatchBenchmark.FACTS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BatchBenchmark {

    static final int FACTS = 500;

    private static final Address ADDRESS = new Address("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB");

    private final List<Received> received = IntStream.range(0, FACTS)
            .mapToObj(_ -> received(EventId.random(Instant.now())))
            .toList();
    private final StreamReaction<Boolean> reaction = new StreamReaction<>(new Preparing(), new NoView());

    @Benchmark
    public List<JournalEntry> batch() {
        var batch = new Batch(
                "/shipment-service",
                Clock.systemUTC(),
                History.EMPTY,
                List.copyOf(received),
                List.of());
        reaction.react(batch);
        return batch.entries();
    }

    private static Received received(UUID orderId) {
        var event = new OrderConfirmed(orderId, ADDRESS);
        var envelope = new Envelope(
                EventId.random(Instant.now()),
                "/order-service",
                EventType.of(event).typeName(),
                orderId.toString(),
                3L,
                Instant.now(),
                orderId.toString(),
                null,
                null);
        var fact = new Fact(envelope, event);
        EncodedFact encoded = FactCodec.encode(fact);
        return new Received(fact, encoded);
    }

    /** What shipment-service does first with an order; the state is whether it has. */
    private record Preparing() implements Decider<Boolean> {

        @Override
        public Boolean initial() {
            return false;
        }

        @Override
        public Boolean evolve(Boolean state, Fact fact) {
            return state || fact.event() instanceof ShipmentPrepared;
        }

        @Override
        public List<Event> decide(Boolean state, Event incoming) {
            return !state && incoming instanceof OrderConfirmed order
                    ? List.of(new ShipmentPrepared(order.orderId(), order.shipTo()))
                    : List.of();
        }
    }

    private record NoView() implements View<Boolean> {

        @Override
        public String table() {
            return "none";
        }

        @Override
        public void save(Collection<Boolean> states) {}
    }
}
