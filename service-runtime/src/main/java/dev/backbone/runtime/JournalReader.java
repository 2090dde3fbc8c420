package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a service show its journal. */
public final class JournalReader {

    private static final String STREAM = "select %s from journal where stream_id = :stream order by version"
            .formatted(Journal.COLUMNS.replace("data", "data::text"));

    private final JdbcClient jdbc;

    public JournalReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All facts of a stream in the order in which this service heard or said them; empty for an unknown one. */
    public List<EncodedFact> stream(String streamId) {
        return jdbc.sql(STREAM)
                .param("stream", streamId)
                .query((row, _) -> Journal.read(row))
                .list();
    }
}
