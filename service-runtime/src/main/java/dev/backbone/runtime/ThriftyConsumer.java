package dev.backbone.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Commits offsets at most twice a second instead of with each batch: Kafka has as much work with a commit as with a batch
 * of facts, and all that a late one can cost is that facts come again, which changes nothing, and that others hear a
 * moment later how far this consumer is. And it rests after each batch, unless that was as large as one can be; then it
 * returns all that has come up to then, twice as much as can be asked for at the most.
 *
 * <p>Offsets that could not be committed are kept, and committed with the next ones; those of partitions that go to
 * another consumer are committed before they go. For containers that commit synchronously. Not thread-safe, like any
 * consumer.
 */
final class ThriftyConsumer extends KafkaConsumer<String, byte[]> {

    private static final Logger log = LoggerFactory.getLogger(ThriftyConsumer.class);

    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
    private final Set<TopicPartition> gone = new HashSet<>();
    private final Pace pace;
    private final int fullBatch;
    private int batch;
    private long polled;
    private long due;
    private boolean failing;
    private @Nullable KafkaException postponed;

    private ThriftyConsumer(Map<String, Object> settings, Pace pace) {
        super(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.pace = pace;
        this.fullBatch = (int) requireNonNull(settings.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG));
    }

    /** Consumers whose work, what is done between two polls, has this pace. */
    static ConsumerFactory<String, byte[]> factory(Map<String, Object> settings, Pace pace) {
        return new DefaultKafkaConsumerFactory<>(settings) {
            @Override
            protected Consumer<String, byte[]> createRawConsumer(Map<String, Object> configuration) {
                return new ThriftyConsumer(configuration, pace);
            }
        };
    }

    /** Remembers what has been handled; polling commits it. */
    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        if (handled.isEmpty()) {
            putOffCommit();
        }
        handled.putAll(offsets);
    }

    /** Rests after work; then returns in time for the next commit. */
    @Override
    public ConsumerRecords<String, byte[]> poll(Duration timeout) {
        throwPostponed();
        var rest = rest();
        if (!handled.isEmpty() && untilDue() <= 0) {
            commitHandled();
        }
        var soon = handled.isEmpty() ? timeout : atMost(timeout, untilDue());
        var records = rest.isZero() ? super.poll(soon) : pollUpToNow(soon, pace.askingAfter(rest));
        batch = records.count();
        polled = System.nanoTime();
        return records;
    }

    private void throwPostponed() {
        var failure = postponed;
        postponed = null;
        if (failure != null) {
            throw failure;
        }
    }

    /** For how long it did. */
    private Duration rest() {
        boolean rests = batch > 0 && batch < fullBatch;
        batch = 0;
        try {
            return rests ? pace.restAfterWorkSince(polled) : Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
    }

    /**
     * What has come during a rest. The client has asked for it beforehand, and was answered when the first record came; so
     * what it has got is old, unless it had to be waited for, and what came after that is asked for only now.
     *
     * @param patience how long Kafka may take to say what it has
     */
    private ConsumerRecords<String, byte[]> pollUpToNow(Duration timeout, Duration patience) {
        long began = System.nanoTime();
        var old = super.poll(timeout);
        boolean waited = System.nanoTime() - began > patience.toNanos();
        return waited || old.isEmpty() || old.count() >= fullBatch ? old : joined(old, pollAgain(patience));
    }

    /** If it fails, the next poll does, so that what is there already is not lost. */
    private ConsumerRecords<String, byte[]> pollAgain(Duration patience) {
        gone.clear();
        try {
            return super.poll(patience);
        } catch (KafkaException e) {
            postponed = e;
            return ConsumerRecords.empty();
        }
    }

    /** What others are to handle now is left to them. */
    private ConsumerRecords<String, byte[]> joined(
            ConsumerRecords<String, byte[]> old, ConsumerRecords<String, byte[]> recent) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records = new HashMap<>();
        old.partitions().forEach(each -> records.put(each, new ArrayList<>(old.records(each))));
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(old.nextOffsets());
        records.keySet().removeAll(gone);
        next.keySet().removeAll(gone);
        recent.partitions()
                .forEach(each ->
                        records.computeIfAbsent(each, _ -> new ArrayList<>()).addAll(recent.records(each)));
        next.putAll(recent.nextOffsets());
        return new ConsumerRecords<>(records, next);
    }

    /** Kafka counts whole milliseconds: rather one more than one too few. */
    private static Duration atMost(Duration timeout, long nanos) {
        return Duration.ofNanos(Math.clamp(nanos + 1_000_000, 0, timeout.toNanos()));
    }

    private long untilDue() {
        return due - System.nanoTime();
    }

    private void putOffCommit() {
        due = System.nanoTime() + BETWEEN_COMMITS.toNanos();
    }

    /** What fails is tried again; the consumer must go on polling, and be it to hear that it has lost its partitions. */
    private void commitHandled() {
        try {
            super.commitSync(Map.copyOf(handled), PATIENCE);
            handled.clear();
            if (failing) {
                log.info("Offsets are committed again");
            }
            failing = false;
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            if (!failing) {
                log.warn("Offsets can't be committed, which is tried again: {}", e.toString());
            }
            failing = true;
        }
        putOffCommit();
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                listener.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                try {
                    listener.onPartitionsRevoked(partitions);
                } finally {
                    letGo(partitions);
                }
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                try {
                    listener.onPartitionsLost(partitions);
                } finally {
                    forget(partitions);
                }
            }
        });
    }

    /** Whoever gets them next would else handle again what was handled. */
    private void letGo(Collection<TopicPartition> partitions) {
        try {
            if (!Collections.disjoint(handled.keySet(), partitions)) {
                commitThoughWokenUp();
            }
        } finally {
            forget(partitions);
        }
    }

    /** Whoever woke us up wants the poll to end, which it does after this commit. */
    private void commitThoughWokenUp() {
        try {
            commitHandled();
        } catch (WakeupException e) {
            commitHandled();
            wakeup();
        }
    }

    /** Somebody else's offsets may be further by the next commit. */
    private void forget(Collection<TopicPartition> partitions) {
        gone.addAll(partitions);
        handled.keySet().removeAll(partitions);
        failing &= !handled.isEmpty();
    }
}
