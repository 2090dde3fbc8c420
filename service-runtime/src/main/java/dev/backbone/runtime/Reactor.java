package dev.backbone.runtime;

import static java.util.stream.Collectors.toSet;

import dev.backbone.events.Fact;
import dev.backbone.events.Topic;
import dev.backbone.runtime.Deadlines.Overdue;
import dev.backbone.runtime.Incoming.Proposed;
import dev.backbone.runtime.Incoming.Received;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The heart of a service: takes a batch of facts, has the service decide, and stores what was received, what was
 * decided, what is to be published, what is to be done and what the views show in one transaction.
 *
 * <p>Facts that are in the journal already are left out, so a batch may be handled any number of times. Thread-safe.
 */
final class Reactor {

    private static final Logger log = LoggerFactory.getLogger(Reactor.class);

    /** How often a batch is repeated at once when another transaction got ahead of it; then the caller's turn. */
    private static final int ATTEMPTS = 5;

    private final ServiceProfile profile;
    private final Reaction reaction;
    private final Streams streams;
    private final PendingEffects pendingEffects;
    private final OutboxSignal signal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration effectLease;

    Reactor(
            ServiceProfile profile,
            Reaction reaction,
            Streams streams,
            PendingEffects pendingEffects,
            OutboxSignal signal,
            TransactionTemplate transaction,
            Clock clock,
            Duration effectLease) {
        this.profile = profile;
        this.reaction = reaction;
        this.streams = streams;
        this.pendingEffects = pendingEffects;
        this.signal = signal;
        this.transaction = transaction;
        this.clock = clock;
        this.effectLease = effectLease;
    }

    /**
     * Handles facts from Kafka. When it returns, all that follows from them is committed.
     *
     * @return the effects to be carried out now
     * @throws org.springframework.dao.DataAccessException if Postgres fails; then nothing has changed
     */
    List<ScheduledEffect> handle(List<Received> facts) {
        return handle(() -> facts);
    }

    /** The same with facts that are chosen in the transaction, and again whenever it is repeated. */
    List<ScheduledEffect> handle(Supplier<? extends List<? extends Incoming>> choice) {
        return commit(() -> react(choice.get()));
    }

    /**
     * Handles what came of effects, and strikes them off. Those that were struck off before are left out.
     *
     * @return the effects to be carried out now
     */
    List<ScheduledEffect> record(List<Proposed> proposals) {
        return handle(() -> {
            var open = pendingEffects.remove(
                    proposals.stream().map(each -> each.fact().id()).toList());
            return proposals.stream()
                    .filter(each -> open.contains(each.fact().id()))
                    .toList();
        });
    }

    /** Whether some stream waits for too long. */
    boolean isAnythingOverdue(Deadlines deadlines) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> !deadlines.overdue(clock.instant(), 1).isEmpty()));
    }

    /**
     * Has the service decide on streams that wait for too long.
     *
     * @param skip how many of those that have waited longest are left out
     * @param atMost how many of the others
     */
    OverdueHandled proposeOverdue(Deadlines deadlines, int skip, int atMost) {
        return commit(() -> {
            var overdue = deadlines.overdue(clock.instant(), skip + atMost).stream()
                    .skip(skip)
                    .toList();
            return new OverdueHandled(overdue.size(), overdue.isEmpty() ? List.of() : react(proposals(overdue)));
        });
    }

    /** How many proposals were decided on, and the effects to be carried out now. */
    record OverdueHandled(int proposals, List<ScheduledEffect> effects) {}

    /** The last thing that is known of a stream is what nothing has followed, so it is the cause of what does now. */
    private List<Proposed> proposals(List<Overdue> overdue) {
        var history = streams.load(overdue.stream().map(Overdue::streamId).toList(), List.of());
        return overdue.stream()
                .map(each -> new Proposed(history.stream(each.streamId()).getLast(), each.proposal()))
                .toList();
    }

    private List<ScheduledEffect> react(List<? extends Incoming> incoming) {
        List<Incoming> toJournal = new ArrayList<>();
        List<Fact> references = new ArrayList<>();
        for (var each : incoming) {
            if (Topic.of(each.event()).retention() == Topic.Retention.NEWEST_PER_KEY) {
                references.add(each.fact());
            } else {
                toJournal.add(each);
            }
        }
        var history = load(toJournal);
        var batch = new Batch(profile.source(), clock, history, unknown(toJournal, history), references);
        reaction.react(batch);
        var addition = streams.append(history, batch.entries());
        if (addition.size() > 0) {
            var urgent = isUrgent(incoming, addition, batch.effects());
            AfterCommit.run(() -> signal.committed(addition, urgent));
        }
        pendingEffects.add(batch.effects(), clock.instant().plus(effectLease));
        return batch.effects();
    }

    /** What has an effect can wait for what comes of it, unless it came of one itself, or of a deadline. */
    private static boolean isUrgent(
            List<? extends Incoming> incoming, Addition addition, List<ScheduledEffect> effects) {
        var triggers = effects.stream().map(each -> each.trigger().id()).collect(toSet());
        return !incoming.stream().allMatch(Received.class::isInstance)
                || !addition.rows().stream().allMatch(row -> triggers.contains(row.id()));
    }

    private History load(List<Incoming> incoming) {
        Set<String> subjects = new HashSet<>();
        List<UUID> ids = new ArrayList<>();
        for (var each : incoming) {
            if (Topic.of(each.event()).key() == Topic.Key.ORDER_ID) {
                subjects.add(each.fact().subject());
            } else {
                ids.add(each.fact().id());
            }
        }
        return streams.load(subjects, ids);
    }

    private static List<Incoming> unknown(List<Incoming> incoming, History history) {
        var known = new HashSet<>(history.known());
        return incoming.stream()
                .filter(each ->
                        !(each instanceof Received) || known.add(each.fact().id()))
                .toList();
    }

    private <T> T commit(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(_ -> work.get());
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                log.debug("Another transaction got ahead of this one, which is repeated ({})", attempt);
            }
        }
    }
}
