package dev.backbone.events;

import dev.backbone.events.OrderEvent.OrderValidated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One fact on its way to Kafka and back: JSON and headers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FactCodecBenchmark {

    @Param({"1", "20"})
    public int lines;

    private Fact fact;
    private ConsumerRecord<String, byte[]> kafkaRecord;

    @Setup
    public void encodeOnce() {
        fact = validated(lines);
        var sent = write();
        kafkaRecord = new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    @Benchmark
    public ProducerRecord<String, byte[]> write() {
        return KafkaBinding.toRecord(FactCodec.encode(fact), Topic.ORDERS);
    }

    @Benchmark
    public Optional<Fact> read() {
        return FactCodec.decode(KafkaBinding.fromRecord(kafkaRecord));
    }

    /** What a reader does with a fact of a type that it does not listen to. */
    @Benchmark
    public EncodedFact readEnvelope() {
        return KafkaBinding.fromRecord(kafkaRecord);
    }

    private static Fact validated(int lines) {
        UUID orderId = EventId.random(Instant.now());
        var price = new Money(255, "GBP");
        var priced = IntStream.range(0, lines)
                .mapToObj(number -> new PricedLine("sku-" + number, 6, price))
                .toList();
        var event = new OrderValidated(
                orderId, "17850", List.copyOf(priced), new Money(1_530, "GBP"), new PaymentMethod("tok_ok"));
        var envelope = new Envelope(
                EventId.random(Instant.now()),
                "/order-service",
                EventType.of(event).typeName(),
                orderId.toString(),
                2L,
                Instant.now(),
                orderId.toString(),
                EventId.random(Instant.now()),
                null);
        return new Fact(envelope, event);
    }
}
