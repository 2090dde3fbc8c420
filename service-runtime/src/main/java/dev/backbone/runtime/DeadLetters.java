package dev.backbone.runtime;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The table of records that could not be handled, in the order in which they came. A stream of which one is parked
 * stands still in this service until an operator replays or discards it; all others go on.
 */
final class DeadLetters {

    private static final Poison BEHIND =
            new Poison(Reason.BEHIND_ANOTHER, "an earlier record of this stream is parked");

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
        var letters = unresolvedOrDiscarded(deliveries.stream()
                .filter(each -> !replacesEarlierOnes(each))
                .map(each -> each.source().key())
                .collect(toSet()));
        if (letters.isEmpty()) {
            return deliveries.stream().map(Legible::received).toList();
        }
        List<Received> free = new ArrayList<>();
        for (var delivery : deliveries) {
            var place = Place.of(delivery.source());
            if (letters.discarded().contains(place)) {
                continue;
            }
            if (letters.streams().contains(delivery.source().key()) && !replacesEarlierOnes(delivery)) {
                park(delivery.source(), BEHIND);
            } else {
                free.add(delivery.received());
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

    private record Obstacles(Set<String> streams, Set<Place> discarded) {
        boolean isEmpty() {
            return streams.isEmpty() && discarded.isEmpty();
        }
    }

    private Obstacles unresolvedOrDiscarded(Set<String> streams) {
        Map<State, List<DeadLetter>> found = new HashMap<>();
        if (!streams.isEmpty()) {
            jdbc.sql("select * from dead_letters where stream_id = any(:streams) and state <> 'REPLAYED' for share")
                    .param("streams", streams.toArray(String[]::new))
                    .query(DeadLetterRow.MAPPER)
                    .list()
                    .forEach(each -> found.computeIfAbsent(each.state(), _ -> new ArrayList<>())
                            .add(each));
        }
        return new Obstacles(
                found.getOrDefault(State.PARKED, List.of()).stream()
                        .flatMap(each -> Optional.ofNullable(each.streamId()).stream())
                        .collect(toSet()),
                found.getOrDefault(State.DISCARDED, List.of()).stream()
                        .map(each -> Place.of(each.source()))
                        .collect(toSet()));
    }

    /** Puts a record aside. One that is in the table already stays as it is there. */
    void park(ConsumerRecord<String, byte[]> source, Poison poison) {
        jdbc.sql("""
                        with parked as (
                            insert into dead_letters (topic, partition, record_offset, stream_id, headers, data, reason,
                                                      detail, parked_at)
                            values (:topic, :partition, :offset, :stream, :headers::json, :data, :reason, :detail,
                                    :now)
                            on conflict do nothing
                            returning id
                        )
                        select pg_notify('dead_letters', '') from parked
                        """)
                .param("topic", source.topic())
                .param("partition", source.partition())
                .param("offset", source.offset())
                .param("stream", source.key())
                .param("headers", DeadLetterRow.writeHeaders(source.headers()))
                .param("data", source.value())
                .param("reason", poison.reason().name())
                .param("detail", poison.detail())
                .param("now", now())
                .query(_ -> {});
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
        return query("state <> 'REPLAYED'").query(DeadLetterRow.MAPPER).list().stream()
                .map(each -> Place.of(each.source()))
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
                        with resolved as (
                            update dead_letters set state = :state, resolved_at = :now, published = false
                            where id = :id and state = 'PARKED'
                            returning id
                        )
                        select id, pg_notify('dead_letters', '') from resolved
                        """)
                .param("state", state.name())
                .param("now", now())
                .param("id", id)
                .query((row, _) -> row.getLong("id"))
                .optional()
                .isPresent();
    }

    /** Notes why it is still parked. */
    void explain(long id, Poison poison) {
        jdbc.sql("update dead_letters set reason = :reason, detail = :detail, published = false where id = :id")
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
