package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import dev.backbone.runtime.Incoming.Received;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/**
 * Counts what work costs, and times nothing, so that it says the same on a busy machine. The limits leave some room,
 * but not for twice as much: who has good reason to exceed one raises it.
 */
class CostGuardTest {

    private static final int BATCH = 500;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final long CODEC_LIMIT = 7_500;
    private static final long BATCH_LIMIT = 3_300;

    private final List<Fact> facts = IntStream.range(0, BATCH)
            .mapToObj(number -> new Samples(new UUID(number << 16 | 0x7000, Long.MIN_VALUE | number)))
            .map(order -> Facts.of(EventId.derived(order.orderId(), "confirmed"), Facts.START, 1, order.confirmed()))
            .toList();

    @Test
    void a_batch_of_records_takes_four_statements_from_the_poll_to_the_commit() {
        try (var database = new TestDatabase()) {
            var service = new ParcelService(database);
            var before = database.statements();

            service.intake.take(facts.stream().map(CostGuardTest::consumed).toList());

            assertThat(service.viewed).hasSize(BATCH);
            assertThat(database.statements() - before).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void reading_and_writing_a_record_allocates_little() {
        assertThat(bytesPerRecord(this::throughTheCodec)).isLessThan(CODEC_LIMIT);
    }

    @Test
    void deciding_on_a_record_allocates_little() {
        assertThat(bytesPerRecord(this::throughABatch)).isLessThan(BATCH_LIMIT);
    }

    @Test
    void twice_the_work_would_be_noticed() {
        assertThat(bytesPerRecord(() -> {
                    throughTheCodec();
                    throughTheCodec();
                }))
                .isGreaterThan(CODEC_LIMIT);
        assertThat(bytesPerRecord(() -> {
                    throughABatch();
                    throughABatch();
                }))
                .isGreaterThan(BATCH_LIMIT);
    }

    private void throughTheCodec() {
        for (var fact : facts) {
            if (FactCodec.decode(KafkaBinding.fromRecord(consumed(fact))).isEmpty()) {
                throw new AssertionError("the codec knows the type");
            }
        }
    }

    private void throughABatch() {
        var received = facts.stream()
                .map(fact -> new Received(fact, new EncodedFact(fact.envelope(), new byte[0])))
                .toList();
        var batch = new Batch("/shipment-service", Clock.systemUTC(), History.EMPTY, List.copyOf(received), List.of());
        new StreamReaction<>(new ParcelDecider(), new NoView()).react(batch);
        if (batch.entries().size() != 2 * BATCH) {
            throw new AssertionError("each fact has one answer");
        }
    }

    /** What the calling thread allocates once everything is loaded: the least of some rounds. */
    private static long bytesPerRecord(Runnable work) {
        return IntStream.range(0, 20)
                        .mapToLong(_ -> {
                            long before = THREADS.getCurrentThreadAllocatedBytes();
                            work.run();
                            return THREADS.getCurrentThreadAllocatedBytes() - before;
                        })
                        .min()
                        .orElseThrow()
                / BATCH;
    }

    private static ConsumerRecord<String, byte[]> consumed(Fact fact) {
        var sent = KafkaBinding.toRecord(FactCodec.encode(fact), Topic.of(fact.event()));
        return new ConsumerRecord<>(
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

    private record NoView() implements View<String> {

        @Override
        public String table() {
            return "none";
        }

        @Override
        public void save(Collection<String> changed) {}
    }
}
