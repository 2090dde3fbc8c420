package dev.backbone.runtime;

import dev.backbone.runtime.DeadLetter.State;
import dev.backbone.runtime.Poison.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a dead letter lies in its table. */
final class DeadLetterRow {

    static final RowMapper<DeadLetter> MAPPER = (row, _) -> read(row);

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Header>> HEADERS = new TypeReference<>() {};

    private DeadLetterRow() {}

    /** A header's value in base64: it may be anything. */
    private record Header(String name, @Nullable String value) {}

    static DeadLetter read(ResultSet row) throws SQLException {
        var resolved = row.getObject("resolved_at", OffsetDateTime.class);
        return new DeadLetter(
                row.getLong("id"),
                source(row),
                new Poison(Reason.valueOf(row.getString("reason")), row.getString("detail")),
                State.valueOf(row.getString("state")),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                resolved == null ? null : resolved.toInstant());
    }

    private static ConsumerRecord<String, byte[]> source(ResultSet row) throws SQLException {
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                row.getString("stream_id"),
                row.getBytes("data"),
                readHeaders(row.getString("headers")),
                Optional.empty());
    }

    private static Headers readHeaders(String json) {
        var headers = new RecordHeaders();
        for (var header : JSON.readValue(json, HEADERS)) {
            headers.add(
                    header.name(),
                    header.value() == null ? null : Base64.getDecoder().decode(header.value()));
        }
        return headers;
    }

    static String writeHeaders(Headers headers) {
        List<Header> list = new ArrayList<>();
        headers.forEach(header -> list.add(new Header(
                header.key(),
                header.value() == null ? null : Base64.getEncoder().encodeToString(header.value()))));
        return JSON.writeValueAsString(list);
    }
}
