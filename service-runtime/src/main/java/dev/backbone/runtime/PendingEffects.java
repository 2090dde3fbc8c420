package dev.backbone.runtime;

import dev.backbone.events.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of effects that are not known to be done. Whoever writes a due time into the future has the effect for
 * itself until then, in any number of instances.
 */
final class PendingEffects {

    private final JdbcClient jdbc;

    PendingEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down what is to be done; the caller has until {@code leaseEnd} to do it. */
    void add(List<ScheduledEffect> effects, Instant leaseEnd) {
        if (effects.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into pending_effects (event_id, stream_id, due_at)
                        select event_id, stream_id, :due
                        from unnest(:ids::uuid[], :streams::text[]) as effects (event_id, stream_id)
                        """)
                .param("ids", effects.stream().map(each -> each.trigger().id()).toArray(UUID[]::new))
                .param(
                        "streams",
                        effects.stream().map(each -> each.trigger().subject()).toArray(String[]::new))
                .param("due", utc(leaseEnd))
                .update();
    }

    /** Writes down again what was not known to be done when the table was lost. */
    void resume(List<Fact> triggers, Instant due) {
        if (triggers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into pending_effects (event_id, stream_id, due_at)
                        select event_id, stream_id, :due
                        from unnest(:ids::uuid[], :streams::text[]) as effects (event_id, stream_id)
                        on conflict do nothing
                        """)
                .param("ids", triggers.stream().map(Fact::id).toArray(UUID[]::new))
                .param("streams", triggers.stream().map(Fact::subject).toArray(String[]::new))
                .param("due", utc(due))
                .update();
    }

    /** Takes effects whose time has come, oldest first, and keeps them until {@code leaseEnd}. */
    List<Claim> claim(Instant now, Instant leaseEnd, int atMost) {
        return jdbc.sql("""
                        with due as materialized (
                            select event_id from pending_effects
                            where due_at <= :now order by due_at limit :atMost for update skip locked
                        )
                        update pending_effects set due_at = :leaseEnd where event_id in (select event_id from due)
                        returning event_id, stream_id, attempts
                        """)
                .param("leaseEnd", utc(leaseEnd))
                .param("now", utc(now))
                .param("atMost", atMost)
                .query((row, _) -> new Claim(
                        row.getObject("event_id", UUID.class), row.getString("stream_id"), row.getInt("attempts")))
                .list();
    }

    /** Puts an effect off. */
    void postpone(UUID eventId, Instant now, Duration pause) {
        jdbc.sql("update pending_effects set due_at = :due, attempts = attempts + 1 where event_id = :id")
                .param("due", utc(now.plus(pause)))
                .param("id", eventId)
                .update();
    }

    /** Strikes effects off; the result are those that nobody has struck off before. */
    Set<UUID> remove(Collection<UUID> eventIds) {
        return new HashSet<>(jdbc.sql("delete from pending_effects where event_id = any(:ids) returning event_id")
                .param("ids", eventIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** An effect that is this instance's to carry out. */
    record Claim(UUID eventId, String streamId, int attempts) {}
}
