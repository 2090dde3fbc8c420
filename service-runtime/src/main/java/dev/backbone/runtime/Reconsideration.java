package dev.backbone.runtime;

import dev.backbone.events.FactCodec;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides once more on facts that a restored service had heard, and that led to nothing that Kafka knows of. Nearly
 * always that is nothing again; but if it was decided and never published before the database was lost, it is decided
 * again now, with the same ids.
 */
final class Reconsideration {

    private static final Logger log = LoggerFactory.getLogger(Reconsideration.class);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Reactor reactor;

    Reconsideration(JdbcClient jdbc, Reactor reactor) {
        this.jdbc = jdbc;
        this.reactor = reactor;
    }

    /** Returns when nothing is left to reconsider. A crash repeats what was not committed. */
    void finish() {
        while (remaining() > 0) {
            reconsider(BATCH);
        }
    }

    private long remaining() {
        return jdbc.sql("select count(*) from reconsiderations")
                .query(Long.class)
                .single();
    }

    /** A fact that can't be decided on is left as it is: it was heard, and led to nothing. */
    private void reconsider(int atMost) {
        try {
            reactor.handle(() -> take(atMost));
        } catch (RuntimeException e) {
            var poison = Poison.in(e).orElseThrow(() -> e);
            if (atMost > 1) {
                for (int i = 0; i < atMost; i++) {
                    reconsider(1);
                }
            } else {
                log.warn("A fact can't be reconsidered and stays without consequence: {}", poison.detail());
                take(1);
            }
        }
    }

    /** Takes the oldest out of the table. */
    private List<Incoming.Reconsidered> take(int atMost) {
        return jdbc
                .sql("""
                        with taken as (
                            delete from reconsiderations where event_id in (
                                select event_id from reconsiderations join journal using (event_id)
                                order by position limit %d)
                            returning event_id
                        )
                        select %s from taken join journal using (event_id) order by position
                        """.formatted(atMost, Journal.COLUMNS.replace("data", "data::text")))
                .query((row, _) -> FactCodec.decode(Journal.read(row)).map(Incoming.Reconsidered::new))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
