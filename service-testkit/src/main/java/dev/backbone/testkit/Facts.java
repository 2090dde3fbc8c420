package dev.backbone.testkit;

import dev.backbone.events.Envelope;
import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.events.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts events into the envelopes that their writers would use. */
public final class Facts {

    /** When the first of {@linkplain #fixed fixed} facts happened; each further one is a second later. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final UUID ROOT = EventId.derived(new UUID(START.toEpochMilli() << 16, 0), "testkit");

    private Facts() {}

    /** The {@code number}th fact of a story: equal arguments, equal fact. Ids are unique within one story only. */
    public static Fact fixed(int number, Event event) {
        return of(EventId.derived(ROOT, "fact-" + number), START.plusSeconds(number - 1L), number, event);
    }

    /**
     * A fact with the given id and time.
     *
     * @param sequence the version in the writer's stream; left out where the writer keeps none, and taken from the
     *     event itself where that tells it
     */
    public static Fact of(UUID id, Instant time, long sequence, Event event) {
        var topic = Topic.of(event);
        var envelope = new Envelope(
                id,
                topic.writer(),
                EventType.of(event).typeName(),
                event.subject(),
                sequence(topic, sequence, event),
                time,
                topic.key() == Topic.Key.ORDER_ID ? event.subject() : null,
                null,
                null);
        return new Fact(envelope, event);
    }

    private static @Nullable Long sequence(Topic topic, long sequence, Event event) {
        if (event instanceof StockLevelChanged level) {
            return level.version();
        }
        return topic.writer().equals("/gateway-service") ? null : sequence;
    }
}
