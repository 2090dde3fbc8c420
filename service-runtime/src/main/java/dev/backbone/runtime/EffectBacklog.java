package dev.backbone.runtime;

import dev.backbone.events.Fact;
import dev.backbone.runtime.PendingEffects.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** Effects that were left undone, made ready to be carried out again from what the journal knows now. */
final class EffectBacklog {

    private final PendingEffects pendingEffects;
    private final Streams streams;
    private final Reaction reaction;
    private final TransactionTemplate transaction;

    EffectBacklog(PendingEffects pendingEffects, Streams streams, Reaction reaction, TransactionTemplate transaction) {
        this.pendingEffects = pendingEffects;
        this.streams = streams;
        this.reaction = reaction;
        this.transaction = transaction;
    }

    /** Takes up to {@code atMost} effects that are due; nobody else does so before the lease ends. */
    Map<Claim, ScheduledEffect> claim(Instant now, Duration lease, int atMost) {
        return transaction.execute(_ -> {
            var claims = pendingEffects.claim(now, now.plus(lease), atMost);
            var history = streams.load(claims.stream().map(Claim::streamId).toList(), List.of());
            Map<Claim, ScheduledEffect> effects = new LinkedHashMap<>();
            claims.forEach(claim -> effects.put(claim, effect(claim, history.stream(claim.streamId()))));
            return effects;
        });
    }

    void postpone(Fact trigger, Instant now, Duration pause) {
        pendingEffects.postpone(trigger.id(), now, pause);
    }

    void strikeOff(ScheduledEffect effect) {
        pendingEffects.remove(List.of(effect.trigger().id()));
    }

    private ScheduledEffect effect(Claim claim, List<Fact> stream) {
        var trigger = stream.stream()
                .filter(fact -> fact.id().equals(claim.eventId()))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(
                        "the journal has no fact %s, whose effect is pending".formatted(claim.eventId())));
        return new ScheduledEffect(trigger, reaction.performance(stream, trigger));
    }
}
