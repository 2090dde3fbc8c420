package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import dev.backbone.events.Topic;
import dev.backbone.runtime.DeadLetter.State;
import dev.backbone.runtime.Delivery.Legible;
import dev.backbone.runtime.Incoming.Received;
import dev.backbone.runtime.Poison.Reason;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The table of records that could not be handled, in the order in which they came. A stream of which one is parked
 * stands still in this service until an operator replays or discards it; all others go on.
 */
final class DeadLetters {

    private static final Poison BEHIND =
            new Poison(Reason.BEHIND_ANOTHER, "an earlier record of this stream is parked");

    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeadLetters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The facts that no dead letter holds up. The others are parked behind it, and those that an operator has
     * discarded are left out. Belongs into the transaction that handles the facts: the lock that it takes keeps a
     * replay from overlooking a fact that is being parked.
     */
    List<Received> freeOf(List<Legible> deliveries) {
        var obstacles = obstacles(deliveries);
        if (obstacles.isEmpty()) {
            return deliveries.stream().map(Legible::received).toList();
        }
        List<Received> free = new ArrayList<>();
        for (var delivery : deliveries) {
            if (replacesEarlierOnes(delivery)) {
                free.add(delivery.received());
            } else if (!obstacles.discarded().contains(eventId(delivery))) {
                if (obstacles.streams().contains(delivery.source().key())) {
                    park(delivery.source(), BEHIND);
                } else {
                    free.add(delivery.received());
                }
            }
        }
        return free;
    }

    /** The newest such fact says everything, so it waits for none. */
    private static boolean replacesEarlierOnes(Legible delivery) {
        return Topic.of(delivery.received().event()).retention() == Topic.Retention.NEWEST_PER_KEY;
    }

    /** Where a record lies. */
    record Place(TopicPartition partition, long offset) {
        static Place of(ConsumerRecord<String, byte[]> source) {
            return new Place(new TopicPartition(source.topic(), source.partition()), source.offset());
        }
    }

    /** What stands in the way of a batch: streams of which a letter is parked, and facts that were discarded. */
    private record Obstacles(Set<String> streams, Set<String> discarded) {
        boolean isEmpty() {
            return streams.isEmpty() && discarded.isEmpty();
        }
    }

    private Obstacles obstacles(List<Legible> deliveries) {
        var obstacles = new Obstacles(new HashSet<>(), new HashSet<>());
        var waiting =
                deliveries.stream().filter(each -> !replacesEarlierOnes(each)).toList();
        if (!waiting.isEmpty()) {
            jdbc.sql("""
                            select stream_id, event_id, state from dead_letters
                            where stream_id = any(:streams) and (state = 'PARKED'
                                or state = 'DISCARDED' and event_id = any(:events))
                            for share
                            """)
                    .param(
                            "streams",
                            waiting.stream()
                                    .map(each -> each.source().key())
                                    .distinct()
                                    .toArray(String[]::new))
                    .param("events", waiting.stream().map(DeadLetters::eventId).toArray(String[]::new))
                    .query(row -> {
                        if (State.valueOf(row.getString("state")) == State.PARKED) {
                            obstacles.streams().add(row.getString("stream_id"));
                        } else {
                            obstacles.discarded().add(row.getString("event_id"));
                        }
                    });
        }
        return obstacles;
    }

    private static String eventId(Legible delivery) {
        return delivery.received().fact().id().toString();
    }

    /** Puts a record aside. One that is in the table already stays as it is there. */
    void park(ConsumerRecord<String, byte[]> source, Poison poison) {
        jdbc.sql("""
                        insert into dead_letters (topic, partition, record_offset, stream_id, event_id, headers, data,
                                                  reason, detail, parked_at)
                        values (:topic, :partition, :offset, :stream, :event, :headers::json, :data, :reason, :detail,
                                :now)
                        on conflict do nothing
                        """)
                .param("topic", source.topic())
                .param("partition", source.partition())
                .param("offset", source.offset())
                .param("stream", usable(source.key()))
                .param("event", usable(header(source, "ce_id")))
                .param("headers", DeadLetterRow.writeHeaders(source.headers()))
                .param("data", source.value())
                .param("reason", poison.reason().name())
                .param("detail", poison.detail())
                .param("now", now())
                .update();
    }

    /** What Postgres can't store or index is the key of none of our streams. */
    private static @Nullable String usable(@Nullable String text) {
        return text == null || text.length() > LONGEST_KEY || text.indexOf('\0') >= 0 ? null : text;
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> source, String name) {
        var header = source.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** Puts back what was told about a record on the topic of dead letters; the newest holds. */
    void restore(DeadLetter letter) {
        park(letter.source(), letter.poison());
        jdbc.sql("""
                        update dead_letters set state = :state, reason = :reason, detail = :detail, published = true,
                                                resolved_at = case when :state <> 'PARKED' then parked_at end
                        where topic = :topic and partition = :partition and record_offset = :offset
                        """)
                .param("state", letter.state().name())
                .param("reason", letter.poison().reason().name())
                .param("detail", letter.poison().detail())
                .param("topic", letter.source().topic())
                .param("partition", letter.source().partition())
                .param("offset", letter.source().offset())
                .update();
    }

    /** The records that were put aside and not replayed. */
    Set<Place> unhandled() {
        return jdbc
                .sql("select topic, partition, record_offset from dead_letters where state <> 'REPLAYED'")
                .query((row, _) -> new Place(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        row.getLong("record_offset")))
                .list()
                .stream()
                .collect(toSet());
    }

    /** A page in the order in which they were parked, beginning after the given id. */
    List<DeadLetter> list(Set<State> states, long afterId, int atMost) {
        return query("state = any(:states) and id > :after order by id limit :atMost")
                .param("states", states.stream().map(State::name).toArray(String[]::new))
                .param("after", afterId)
                .param("atMost", atMost)
                .query(DeadLetterRow.MAPPER)
                .list();
    }

    Optional<DeadLetter> find(long id) {
        return query("id = :id").param("id", id).query(DeadLetterRow.MAPPER).optional();
    }

    /** The one that holds up a stream. */
    Optional<DeadLetter> oldestParked(String streamId) {
        return query("stream_id = :stream and state = 'PARKED' order by id limit 1")
                .param("stream", streamId)
                .query(DeadLetterRow.MAPPER)
                .optional();
    }

    /** Whether it was still parked; of several that resolve it at once, one gets to hear so. */
    boolean resolve(long id, State state) {
        return jdbc.sql("""
                                update dead_letters set state = :state, resolved_at = :now, published = false
                                where id = :id and state = 'PARKED'
                                """)
                        .param("state", state.name())
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Notes why it is still parked. */
    void explain(long id, Poison poison) {
        jdbc.sql("""
                        update dead_letters set reason = :reason, detail = :detail, published = false
                        where id = :id and state = 'PARKED'
                        """)
                .param("reason", poison.reason().name())
                .param("detail", poison.detail())
                .param("id", id)
                .update();
    }

    private StatementSpec query(String condition) {
        return jdbc.sql("select * from dead_letters where " + condition);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
