package dev.backbone.runtime;

import dev.backbone.events.Topic;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a service whose database is gone its journal back, before it begins to work: from its own topics, which have
 * all that it said, and from those that it listens to, up to the offsets that it has committed.
 *
 * <p>One transaction restores journal, views, pending effects and dead letters; if the process dies in it, the next
 * one begins anew. Nothing is published or carried out meanwhile.
 */
final class Restoration implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Restoration.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long PAGE = 5_000;

    private final ServiceProfile profile;
    private final Reaction reaction;
    private final Journal journal;
    private final PendingEffects pendingEffects;
    private final Reconsideration reconsideration;
    private final KafkaProperties kafka;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final RestoredFacts facts;
    private final Clock clock;
    private volatile boolean done;

    Restoration(
            ServiceProfile profile,
            Reaction reaction,
            Journal journal,
            PendingEffects pendingEffects,
            Reconsideration reconsideration,
            KafkaProperties kafka,
            DataSource dataSource,
            TransactionTemplate transaction,
            RestoredFacts facts,
            Clock clock) {
        this.profile = profile;
        this.reaction = reaction;
        this.journal = journal;
        this.pendingEffects = pendingEffects;
        this.reconsideration = reconsideration;
        this.kafka = kafka;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void start() {
        try {
            if (journal.lastPosition() == 0 && (hasSpokenBefore() || hasHeardBefore())) {
                restoreAlone();
            }
            reconsideration.finish();
            done = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while restoring from Kafka", e);
        } catch (SQLException e) {
            throw new IllegalStateException("can't restore from Kafka", e);
        }
    }

    private boolean hasSpokenBefore() {
        try (var reading = new TopicReading(kafka, ownTopics())) {
            return !reading.nothingThere();
        }
    }

    private boolean hasHeardBefore() {
        return !facts.committedOffsets().isEmpty();
    }

    private Set<String> ownTopics() {
        return Stream.of(Topic.values())
                .filter(topic -> topic.writer().equals(profile.source()))
                .map(Topic::topicName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of several instances that start at once, one restores, and the others wait for it. */
    private void restoreAlone() throws SQLException, InterruptedException {
        var opened = AppendGate.tryOpen(dataSource);
        while (opened.isEmpty()) {
            Thread.sleep(PAUSE);
            opened = AppendGate.tryOpen(dataSource);
        }
        try (var _ = opened.get()) {
            if (journal.lastPosition() == 0) {
                log.warn(
                        "The journal is empty, but {} has spoken or listened before: restoring it from Kafka",
                        profile.name());
                var restored = transaction.execute(_ -> restore());
                log.warn("Restored {} facts from Kafka", restored);
            }
        }
    }

    private int restore() {
        LongStatements.allow(dataSource);
        var restored = facts.toJournal(ownTopics(), reaction.projections());
        var end = journal.lastPosition();
        for (long page = 0; page < end; page += PAGE) {
            restoreFrom(new JournalPage(journal, page, Math.min(end, page + PAGE)));
        }
        return restored;
    }

    private void restoreFrom(JournalPage page) {
        for (var projection : reaction.projections()) {
            if (projection instanceof Projection.OfJournal ofJournal) {
                ofJournal.project(page);
            }
        }
        var open = page.orders().stream()
                .flatMap(stream -> reaction.openEffects(stream).stream())
                .toList();
        pendingEffects.resume(open, clock.instant());
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return RuntimePhases.RESTORATION;
    }
}
