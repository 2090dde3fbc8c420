package dev.backbone.runtime;

import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.MalformedFactException;
import dev.backbone.events.Topic;
import dev.backbone.runtime.Delivery.Illegible;
import dev.backbone.runtime.Delivery.Legible;
import dev.backbone.runtime.Staging.Staged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from the topics what a service had heard and said, and puts it back into its journal. */
final class RestoredFacts {

    private static final Logger log = LoggerFactory.getLogger(RestoredFacts.class);

    private final ServiceProfile profile;
    private final RecordReader reader;
    private final DeadLetters deadLetters;
    private final KafkaProperties kafka;
    private final JdbcClient jdbc;

    RestoredFacts(
            ServiceProfile profile,
            RecordReader reader,
            DeadLetters deadLetters,
            KafkaProperties kafka,
            JdbcClient jdbc) {
        this.profile = profile;
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.kafka = kafka;
        this.jdbc = jdbc;
    }

    /** Belongs into a transaction; the result is the number of facts. References go to their projections. */
    int toJournal(Set<String> ownTopics, List<Projection> projections) {
        var staging = new Staging(jdbc);
        staging.create();
        var sorting = new Sorting(ownTopics, projections, committedOffsets(), restoreDeadLetters(), staging);
        Set<String> topics = new HashSet<>(ownTopics);
        topics.addAll(profile.topics());
        try (var reading = new TopicReading(kafka, topics)) {
            reading.readToEnd(sorting::sort);
        }
        staging.assignVersions();
        var restored = staging.moveToJournal();
        staging.noteReconsiderations();
        return restored;
    }

    /** Which records are not to be taken for handled. */
    private Set<DeadLetters.Place> restoreDeadLetters() {
        try (var reading = new TopicReading(kafka, Set.of(DeadLetterTopic.name(profile)))) {
            reading.readToEnd(records -> records.forEach(this::restoreDeadLetter));
        }
        return deadLetters.unhandled();
    }

    private void restoreDeadLetter(ConsumerRecord<String, byte[]> copy) {
        try {
            deadLetters.restore(DeadLetterTopic.toLetter(copy));
        } catch (IllegalArgumentException e) {
            log.warn("{}-{}@{} is no dead letter: {}", copy.topic(), copy.partition(), copy.offset(), e.getMessage());
        }
    }

    /** By partition; empty if this service never committed any. */
    Map<TopicPartition, OffsetAndMetadata> committedOffsets() {
        try (var admin = Admin.create(kafka.buildAdminProperties())) {
            return admin.listConsumerGroupOffsets(profile.name())
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("can't find out which offsets were committed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the committed offsets", e);
        }
    }

    /** Tells own facts, heard ones, references and poison apart. */
    private final class Sorting {

        private final Set<String> ownTopics;
        private final List<Projection> projections;
        private final Map<TopicPartition, OffsetAndMetadata> committed;
        private final Set<DeadLetters.Place> unhandled;
        private final Staging staging;

        Sorting(
                Set<String> ownTopics,
                List<Projection> projections,
                Map<TopicPartition, OffsetAndMetadata> committed,
                Set<DeadLetters.Place> unhandled,
                Staging staging) {
            this.ownTopics = ownTopics;
            this.projections = projections;
            this.committed = committed;
            this.unhandled = unhandled;
            this.staging = staging;
        }

        void sort(List<ConsumerRecord<String, byte[]>> records) {
            List<Staged> toJournal = new ArrayList<>();
            List<Fact> references = new ArrayList<>();
            for (var each : records) {
                if (ownTopics.contains(each.topic())) {
                    said(each).ifPresent(toJournal::add);
                } else {
                    reader.read(each).ifPresent(delivery -> sort(delivery, toJournal, references));
                }
            }
            staging.add(toJournal);
            for (var projection : projections) {
                if (projection instanceof Projection.OfReferences ofReferences) {
                    ofReferences.update(references);
                }
            }
        }

        /** What does not come from this service, or can't be read, was never in its journal. */
        private Optional<Staged> said(ConsumerRecord<String, byte[]> each) {
            try {
                var encoded = KafkaBinding.fromRecord(each);
                return FactCodec.decode(encoded).map(_ -> new Staged(encoded, true, true));
            } catch (MalformedFactException e) {
                log.warn("Left out of the journal, since somebody else must have written it: {}", e.getMessage());
                return Optional.empty();
            }
        }

        private void sort(Delivery delivery, List<Staged> toJournal, List<Fact> references) {
            var handled = wasHandled(delivery.source());
            switch (delivery) {
                case Legible(var source, var received) -> {
                    if (Topic.of(received.event()).retention() == Topic.Retention.NEWEST_PER_KEY) {
                        references.add(received.fact());
                    } else if (!unhandled.contains(DeadLetters.Place.of(source))) {
                        toJournal.add(new Staged(received.encoded(), false, handled));
                    }
                }
                case Illegible(var source, var poison) -> {
                    if (handled) {
                        deadLetters.park(source, poison);
                    }
                }
            }
        }

        private boolean wasHandled(ConsumerRecord<String, byte[]> source) {
            var offset = committed.get(new TopicPartition(source.topic(), source.partition()));
            return offset != null && source.offset() < offset.offset();
        }
    }
}
