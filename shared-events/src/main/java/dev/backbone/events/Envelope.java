package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What CloudEvents 1.0 says about an event besides its data.
 *
 * @param id unique for ever; the same when an event is sent again, so that readers can tell
 * @param source the writer, see {@link Topic#writer()}
 * @param type a name from {@link EventType}, or one that only a newer version knows
 * @param subject the stream id: an order's id or a sku
 * @param sequence the version of the event in its writer's stream of the subject, counted from 1; {@code null}
 *     where the writer keeps no streams (the gateway)
 * @param time when it was decided, UTC, to the microsecond
 * @param correlationId the order's id where there is one
 * @param causationId the event that caused this one; {@code null} for what came from outside
 * @param traceparent W3C trace context of the request that started it all
 */
public record Envelope(
        UUID id,
        String source,
        String type,
        String subject,
        @Nullable Long sequence,
        Instant time,
        @Nullable String correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent) {
    public Envelope {
        requireNonNull(id, "id");
        requireNonNull(source, "source");
        requireNonNull(type, "type");
        requireNonNull(subject, "subject");
        requireNonNull(time, "time");
    }
}
