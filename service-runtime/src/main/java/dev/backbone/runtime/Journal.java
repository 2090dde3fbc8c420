package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Envelope;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The append-only table of all facts this service has received (its inbox) or decided (its event store).
 *
 * <p>A stream's version is the journal's lock: two transactions that read a stream and then add to it, be it only a
 * received fact, want the same version, and the second fails with a
 * {@link org.springframework.dao.DuplicateKeyException}.
 */
final class Journal {

    static final String COLUMNS =
            "event_id, source, type, stream_id, sequence, time, correlation_id, causation_id, traceparent, data";

    /**
     * Each stream and each id is looked up by itself: to many of them at once the planner would prefer to read the whole
     * journal. {@code offset 0} keeps the lookups from becoming a join.
     */
    private static final String LOAD = """
            select true as wanted, fact.*
            from unnest(:streams::text[], :versions::bigint[]) as streams (stream_id, since)
                cross join lateral (
                    select version, %s from journal
                    where journal.stream_id = streams.stream_id and version >= since offset 0) as fact
            union all
            select false, null, known.*
            from unnest(:ids::uuid[]) as ids (event_id)
                cross join lateral (
                    select %s from journal where journal.event_id = ids.event_id offset 0) as known
            order by version
            """.formatted(
            COLUMNS.replace(
                    "data", "case when version > since and type = any(:remembered) then data::text end as data"),
            COLUMNS.replace("data", "null::text"));

    private static final String APPEND = """
            with appended as (
                insert into journal (stream_id, version, event_id, source, type, sequence, time, correlation_id,
                                     causation_id, traceparent, data)
                select stream_id, version, event_id, source, type, sequence, time, correlation_id, causation_id,
                       traceparent, data::json
                from unnest(:streams::text[], :versions::bigint[], :ids::uuid[], :sources::text[], :types::text[],
                            :sequences::bigint[], :times::timestamptz[], :correlations::text[], :causations::uuid[],
                            :traceparents::text[], :data::text[])
                    with ordinality as facts (stream_id, version, event_id, source, type, sequence, time,
                                              correlation_id, causation_id, traceparent, data, ordinal)
                order by ordinal
                returning position, event_id, source
            ), queued as (
                insert into outbox (position) select position from appended where source = :self
            )
            select event_id, position from appended where source = :self
            """;

    private static final int FETCH_SIZE = 1_000;

    private final JdbcClient jdbc;
    private final ServiceProfile profile;
    private final String[] remembered;
    private final String[] aboutOrders;

    Journal(JdbcClient jdbc, ServiceProfile profile) {
        this.jdbc = jdbc;
        this.profile = profile;
        this.remembered = profile.remembers().stream().map(EventType::typeName).toArray(String[]::new);
        this.aboutOrders = profile.remembers().stream()
                .filter(type -> type.topic().key() == Topic.Key.ORDER_ID)
                .map(EventType::typeName)
                .toArray(String[]::new);
    }

    /**
     * Reads what is to be remembered of streams, and which of {@code ids} are known besides.
     *
     * @param streams ids of streams that are short enough to be read whole
     */
    History load(Collection<String> streams, Collection<UUID> ids) {
        Map<String, Long> since = HashMap.newHashMap(streams.size());
        streams.forEach(each -> since.put(each, 0L));
        return loadSince(since, ids);
    }

    /**
     * The same with streams of which a part is known: of each, what is newer than a version, and before it the fact with
     * that version itself, but only its id.
     */
    History loadSince(Map<String, Long> since, Collection<UUID> ids) {
        if (since.isEmpty() && ids.isEmpty()) {
            return History.EMPTY;
        }
        Map<String, List<Recorded>> streams = HashMap.newHashMap(since.size());
        since.keySet().forEach(each -> streams.put(each, new ArrayList<>()));
        Set<UUID> known = new HashSet<>();
        jdbc.sql(LOAD)
                .param("streams", since.keySet().toArray(String[]::new))
                .param("versions", since.values().toArray(Long[]::new))
                .param("ids", ids.toArray(UUID[]::new))
                .param("remembered", remembered)
                .query(row -> {
                    known.add(row.getObject("event_id", UUID.class));
                    if (row.getBoolean("wanted")) {
                        streams.computeIfAbsent(row.getString("stream_id"), _ -> new ArrayList<>())
                                .add(recorded(row));
                    }
                });
        return new History(streams, known);
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        var version = row.getLong("version");
        var data = row.getString("data");
        return (data == null ? Optional.<Fact>empty() : FactCodec.decode(read(row)))
                .map(fact -> Recorded.remembered(version, fact, data.length()))
                .orElse(Recorded.forgotten(version, row.getObject("event_id", UUID.class)));
    }

    /** What {@link #load} will say of an entry. */
    Recorded recorded(JournalEntry entry) {
        var fact = entry.fact();
        return profile.remembers().contains(EventType.of(fact.event()))
                ? Recorded.remembered(entry.version(), fact, entry.encoded().json().length)
                : Recorded.forgotten(entry.version(), fact.id());
    }

    /**
     * Adds the entries in this order, and queues those of our own for publication.
     *
     * @return what has been added once the transaction is committed
     * @throws org.springframework.dao.DuplicateKeyException if one of the streams has grown since it was read, or one
     *     of the facts is known; then the transaction has to be repeated
     */
    Addition append(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return Addition.NOTHING;
        }
        Map<UUID, Long> queued = new HashMap<>();
        jdbc.sql(APPEND)
                .param("streams", column(entries, JournalEntry::streamId, String[]::new))
                .param("versions", column(entries, JournalEntry::version, Long[]::new))
                .param("ids", attribute(entries, Envelope::id, UUID[]::new))
                .param("sources", attribute(entries, Envelope::source, String[]::new))
                .param("types", attribute(entries, Envelope::type, String[]::new))
                .param("sequences", attribute(entries, Envelope::sequence, Long[]::new))
                .param("times", attribute(entries, envelope -> envelope.time().toString(), String[]::new))
                .param("correlations", attribute(entries, Envelope::correlationId, String[]::new))
                .param("causations", attribute(entries, Envelope::causationId, UUID[]::new))
                .param("traceparents", attribute(entries, Envelope::traceparent, String[]::new))
                .param(
                        "data",
                        column(
                                entries,
                                entry -> new String(entry.encoded().json(), StandardCharsets.UTF_8),
                                String[]::new))
                .param("self", profile.source())
                .query(row -> {
                    queued.put(row.getObject("event_id", UUID.class), row.getLong("position"));
                });
        return Addition.of(entries, queued);
    }

    /** The newest position; 0 for an empty journal. */
    long lastPosition() {
        return jdbc.sql("select coalesce(max(position), 0) from journal")
                .query(Long.class)
                .single();
    }

    /** Hands out what is to be remembered of a part of the journal, without holding all of it in memory. */
    void read(long after, long upTo, Consumer<JournalFact> reader) {
        jdbc.sql("""
                        select version, %s from journal
                        where position > :after and position <= :upTo and type = any(:remembered)
                        order by position
                        """.formatted(COLUMNS.replace("data", "data::text")))
                .param("after", after)
                .param("upTo", upTo)
                .param("remembered", remembered)
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    var version = row.getLong("version");
                    FactCodec.decode(read(row)).ifPresent(fact -> reader.accept(new JournalFact(fact, version)));
                });
    }

    /** The orders of which something is to be remembered in a part of the journal. */
    List<String> ordersBetween(long after, long upTo) {
        return jdbc.sql("""
                        select distinct stream_id from journal
                        where position > :after and position <= :upTo and type = any(:types)
                        """)
                .param("after", after)
                .param("upTo", upTo)
                .param("types", aboutOrders)
                .query((row, _) -> row.getString("stream_id"))
                .list();
    }

    static EncodedFact read(ResultSet row) throws SQLException {
        var envelope = new Envelope(
                row.getObject("event_id", UUID.class),
                row.getString("source"),
                row.getString("type"),
                row.getString("stream_id"),
                row.getObject("sequence", Long.class),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("correlation_id"),
                row.getObject("causation_id", UUID.class),
                row.getString("traceparent"));
        return new EncodedFact(envelope, row.getString("data").getBytes(StandardCharsets.UTF_8));
    }

    private static <T> @Nullable T[] attribute(
            List<JournalEntry> entries,
            Function<Envelope, ? extends @Nullable T> value,
            IntFunction<@Nullable T[]> array) {
        return column(entries, entry -> value.apply(entry.fact().envelope()), array);
    }

    private static <T> @Nullable T[] column(
            List<JournalEntry> entries,
            Function<JournalEntry, ? extends @Nullable T> value,
            IntFunction<@Nullable T[]> array) {
        var column = array.apply(entries.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(entries.get(i));
        }
        return column;
    }
}
