package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.runtime.DeadLetter.State;
import dev.backbone.runtime.Poison.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dead letter in a list; {@code type} is what the record claims to be, if anything. */
record DeadLetterSummary(
        long id,
        String topic,
        int partition,
        long offset,
        @Nullable String streamId,
        @Nullable String type,
        State state,
        Reason reason,
        String detail,
        Instant parkedAt,
        @Nullable Instant resolvedAt) {

    static DeadLetterSummary of(DeadLetter letter) {
        return new DeadLetterSummary(
                letter.id(),
                letter.source().topic(),
                letter.source().partition(),
                letter.source().offset(),
                letter.streamId(),
                type(letter),
                letter.state(),
                letter.poison().reason(),
                letter.poison().detail(),
                letter.parkedAt(),
                letter.resolvedAt());
    }

    private static @Nullable String type(DeadLetter letter) {
        var header = letter.source().headers().lastHeader("ce_type");
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
