package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Envelope;
import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work: facts that this service has not seen before, and what it makes of them. Nothing is written until
 * the reaction has returned; then all of it is, in one transaction. Not thread-safe.
 */
public final class Batch {

    private final String source;
    private final Clock clock;
    private final History history;
    private final List<Incoming> incoming;
    private final List<Fact> references;
    private final Map<String, Long> versions;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<ScheduledEffect> effects = new ArrayList<>();
    private @Nullable Instant now;

    Batch(String source, Clock clock, History history, List<Incoming> incoming, List<Fact> references) {
        this.source = source;
        this.clock = clock;
        this.history = history;
        this.incoming = incoming;
        this.references = references;
        this.versions = history.versions();
    }

    /** The facts to decide on, in the order of their topic partitions. */
    public List<Fact> facts() {
        return incoming.stream().map(Incoming::fact).toList();
    }

    /**
     * Facts that replace what was said of their subject before, from compacted topics. They are not in the journal and
     * may be repeated or outdated: whoever keeps them compares their sequence.
     */
    public List<Fact> references() {
        return references;
    }

    /** What is remembered of an order's stream before this batch, oldest first. Streams of skus are too long for it. */
    public List<Fact> history(String streamId) {
        return history.stream(streamId);
    }

    /** Tells the newest version of a stream whose history is not loaded; 0 for a new one. */
    public void versionIs(String streamId, long version) {
        versions.put(streamId, version);
    }

    /** The newest version of a stream, this batch's facts so far included; 0 for a new one. */
    public long version(String streamId) {
        return versions.getOrDefault(streamId, 0L);
    }

    /** Hands out each fact in turn, after it has taken its place in its stream. */
    public void forEach(Consumer<Incoming> decision) {
        for (var each : incoming) {
            each.received().ifPresent(encoded -> add(each.fact(), encoded));
            decision.accept(each);
        }
    }

    /**
     * Says that {@code event} has happened because of {@code cause}. Its id is derived from both, its version is the
     * next of the event's stream.
     */
    public Fact append(Fact cause, Event event) {
        var type = EventType.of(event);
        var streamId = event.subject();
        var envelope = new Envelope(
                EventId.derived(cause.id(), type.typeName() + '/' + streamId),
                source,
                type.typeName(),
                streamId,
                version(streamId) + 1,
                now(),
                cause.envelope().correlationId(),
                cause.id(),
                cause.envelope().traceparent());
        var fact = new Fact(envelope, event);
        add(fact, FactCodec.encode(fact));
        return fact;
    }

    /** One time for all, taken after the reaction has its locks: of two batches that wait for each other, the later. */
    private Instant now() {
        if (now == null) {
            now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
        return now;
    }

    /** Has an effect carried out once the batch is committed. At most one for each trigger. */
    public void schedule(Fact trigger, Performance performance) {
        effects.add(new ScheduledEffect(trigger, performance));
    }

    private void add(Fact fact, EncodedFact encoded) {
        var streamId = fact.subject();
        entries.add(new JournalEntry(streamId, versions.merge(streamId, 1L, Long::sum), fact, encoded));
    }

    List<JournalEntry> entries() {
        return entries;
    }

    List<ScheduledEffect> effects() {
        return effects;
    }
}
