package dev.backbone.local.audit;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Envelope;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.local.Database;
import dev.backbone.local.Service;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One service's journal, unfinished work and view, all as of the same moment. */
record DatabaseReader(Service service, Database database) {

    private static final int FETCH_SIZE = 5_000;

    private static final String JOURNAL = """
            select event_id, source, type, stream_id, version, sequence,
                   case when source = ? and type = any(?) then data::text end as data
            from journal order by stream_id, version
            """;
    private static final String MOVING = """
            select stream_id from pending_effects
            union select stream_id from outbox join journal using (position)
            """;
    private static final String DEAD_LETTERS = """
            select topic, partition, record_offset, stream_id, state from dead_letters where state <> 'REPLAYED'
            """;

    void read(EvidenceCollector collector) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            readJournal(connection, collector);
            forEach(connection, MOVING, row -> collector.moves(row.getString(1)));
            forEach(connection, DEAD_LETTERS, row -> readDeadLetter(row, collector));
            readView(connection, collector);
        }
    }

    private void readJournal(Connection connection, EvidenceCollector collector) throws SQLException {
        try (var select = connection.prepareStatement(JOURNAL)) {
            var telling =
                    EvidenceCollector.TELLING.stream().map(EventType::typeName).toArray();
            select.setString(1, "/" + service.moduleName());
            select.setArray(2, connection.createArrayOf("text", telling));
            select.setFetchSize(FETCH_SIZE);
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    collector.inJournal(service, row(result));
                }
            }
        }
    }

    private static void readDeadLetter(ResultSet row, EvidenceCollector collector) throws SQLException {
        @Nullable String subject = row.getString("stream_id");
        if (row.getString("state").equals("PARKED")) {
            collector.parked(subject);
        } else {
            var place = new RecordPlace(row.getString("topic"), row.getInt("partition"), row.getLong("record_offset"));
            collector.discarded(place, subject);
        }
    }

    private void readView(Connection connection, EvidenceCollector collector) throws SQLException {
        switch (service) {
            case GATEWAY -> throw new IllegalStateException("the gateway has no database");
            case ORDER, PAYMENT, SHIPMENT -> {
                var view = service.moduleName().replace("-service", "_view");
                forEach(
                        connection,
                        "select order_id, status from " + view,
                        row -> collector.inView(service, row.getString(1), row.getString(2)));
            }
            case STOCK ->
                forEach(
                        connection,
                        "select sku, on_hand, reserved, version from item",
                        row -> collector.inStock(
                                row.getString(1), new ItemLedger.Row(row.getLong(2), row.getLong(3), row.getLong(4))));
        }
    }

    private static JournalRow row(ResultSet row) throws SQLException {
        var type = row.getString("type");
        return new JournalRow(
                row.getObject("event_id", UUID.class),
                row.getString("source"),
                EventType.named(type).orElseThrow(() -> new SQLException("nobody knows the type " + type)),
                row.getString("stream_id"),
                row.getLong("version"),
                fact(row));
    }

    private static Optional<Fact> fact(ResultSet row) throws SQLException {
        var data = row.getString("data");
        if (data == null) {
            return Optional.empty();
        }
        var envelope = new Envelope(
                row.getObject("event_id", UUID.class),
                row.getString("source"),
                row.getString("type"),
                row.getString("stream_id"),
                row.getObject("sequence", Long.class),
                Instant.EPOCH,
                null,
                null,
                null);
        return FactCodec.decode(new EncodedFact(envelope, data.getBytes(StandardCharsets.UTF_8)));
    }

    private static void forEach(Connection connection, String query, Reading reading) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (var result = statement.executeQuery(query)) {
                while (result.next()) {
                    reading.read(result);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }
}
