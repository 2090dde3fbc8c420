package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Envelope;
import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import dev.backbone.runtime.VersionAssignment.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A temporary table in which facts from the topics become a journal again. It lives as long as its transaction. */
final class Staging {

    private static final int FETCH_SIZE = 5_000;

    private final JdbcClient jdbc;

    Staging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A fact as a topic has it.
     *
     * @param own whether this service said it
     * @param handled whether this service had heard it, and committed its offset
     */
    record Staged(EncodedFact fact, boolean own, boolean handled) {}

    void create() {
        jdbc.sql("""
                        create temporary table staged (
                            number         bigint generated always as identity,
                            stream_id      text,
                            event_id       uuid primary key,
                            source         text,
                            type           text,
                            sequence       bigint,
                            time           timestamptz,
                            correlation_id text,
                            causation_id   uuid,
                            traceparent    text,
                            data           text,
                            own            boolean,
                            handled        boolean,
                            version        bigint
                        ) on commit drop
                        """).update();
    }

    /** Adds facts; one that is there already is left out. */
    void add(List<Staged> facts) {
        jdbc.sql("""
                        insert into staged (stream_id, event_id, source, type, sequence, time, correlation_id,
                                            causation_id, traceparent, data, own, handled)
                        select * from unnest(:streams::text[], :ids::uuid[], :sources::text[], :types::text[],
                                             :sequences::bigint[], :times::timestamptz[], :correlations::text[],
                                             :causations::uuid[], :traceparents::text[], :data::text[],
                                             :own::boolean[], :handled::boolean[])
                        on conflict do nothing
                        """)
                .param("streams", column(facts, Envelope::subject, String[]::new))
                .param("ids", column(facts, Envelope::id, UUID[]::new))
                .param("sources", column(facts, Envelope::source, String[]::new))
                .param("types", column(facts, Envelope::type, String[]::new))
                .param("sequences", column(facts, Envelope::sequence, Long[]::new))
                .param("times", column(facts, envelope -> envelope.time().toString(), String[]::new))
                .param("correlations", column(facts, Envelope::correlationId, String[]::new))
                .param("causations", column(facts, Envelope::causationId, UUID[]::new))
                .param("traceparents", column(facts, Envelope::traceparent, String[]::new))
                .param(
                        "data",
                        facts.stream()
                                .map(each -> new String(each.fact().json(), UTF_8))
                                .toArray(String[]::new))
                .param("own", facts.stream().map(Staged::own).toArray(Boolean[]::new))
                .param("handled", facts.stream().map(Staged::handled).toArray(Boolean[]::new))
                .update();
    }

    private static <T> @Nullable T[] column(
            List<Staged> facts, Function<Envelope, ? extends @Nullable T> value, IntFunction<@Nullable T[]> array) {
        var column = array.apply(facts.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(facts.get(i).fact().envelope());
        }
        return column;
    }

    /**
     * Gives every fact of every stream the version that it had. What one writer says of a stream is in one partition,
     * and was heard in that order whatever its clocks said: the first of two requests for an order stays the first.
     */
    void assignVersions() {
        var streams = new Streams();
        jdbc.sql("""
                        select stream_id, event_id, source, type, causation_id,
                               case when own then sequence end as sequence, handled
                        from staged
                        order by stream_id, max(time) over (partition by stream_id, source order by number), number
                        """).withFetchSize(FETCH_SIZE).query(streams::next);
        streams.end();
    }

    /** Collects the rows of a stream, and writes versions in large batches. */
    private final class Streams {

        private final List<Member> members = new ArrayList<>();
        private final List<UUID> ids = new ArrayList<>();
        private final List<Long> versions = new ArrayList<>();
        private String current = "";
        private boolean complete = true;

        void next(ResultSet row) throws SQLException {
            var streamId = row.getString("stream_id");
            if (!streamId.equals(current)) {
                assign();
                current = streamId;
                complete = true;
            }
            var member = new Member(
                    row.getObject("event_id", UUID.class),
                    row.getString("source"),
                    row.getObject("causation_id", UUID.class),
                    row.getObject("sequence", Long.class),
                    row.getBoolean("handled"));
            members.add(member);
            complete &= member.sequence() == null || !isOneOfWhichOlderAreGone(row.getString("type"));
        }

        private static boolean isOneOfWhichOlderAreGone(String type) {
            return EventType.named(type)
                    .filter(known -> known.topic().retention() == Topic.Retention.NEWEST_PER_KEY)
                    .isPresent();
        }

        void end() {
            assign();
            write();
        }

        private void assign() {
            Map<UUID, Long> assigned = VersionAssignment.of(members, complete);
            members.clear();
            ids.addAll(assigned.keySet());
            versions.addAll(assigned.values());
            if (ids.size() >= FETCH_SIZE) {
                write();
            }
        }

        private void write() {
            jdbc.sql("""
                            update staged set version = assigned.version
                            from unnest(:ids::uuid[], :versions::bigint[]) as assigned (event_id, version)
                            where staged.event_id = assigned.event_id
                            """)
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("versions", versions.toArray(Long[]::new))
                    .update();
            ids.clear();
            versions.clear();
        }
    }

    /**
     * Fills the journal, which is empty, in the order of time, but each stream in that of its versions whatever clocks
     * said. Nothing of it is published again. The result is the number of facts.
     */
    int moveToJournal() {
        return jdbc.sql("""
                        insert into journal (stream_id, version, event_id, source, type, sequence, time, correlation_id,
                                             causation_id, traceparent, data)
                        select stream_id, version, event_id, source, type, sequence, time, correlation_id, causation_id,
                               traceparent, data::json
                        from staged where version is not null
                        order by max(time) over (partition by stream_id order by version), stream_id, version
                        """).update();
    }

    /** What was heard, and led to nothing that is known. */
    void noteReconsiderations() {
        jdbc.sql("""
                        insert into reconsiderations (event_id)
                        select event_id from staged heard
                        where not own and version is not null
                          and not exists (select from staged said where said.own and said.causation_id = heard.event_id)
                          and not exists (select from dead_letters
                                          where dead_letters.stream_id = heard.stream_id and state = 'PARKED')
                        """).update();
    }
}
