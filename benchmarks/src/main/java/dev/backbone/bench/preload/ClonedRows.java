package dev.backbone.bench.preload;

import dev.backbone.local.Database;
import dev.backbone.local.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Clones the rows that finished orders have in one service's database. */
record ClonedRows(Service service, Database database, List<String> originals) {

    /** Clones of all originals that one statement makes. */
    private static final int AT_ONCE = 20;

    private static final String JOURNAL = """
            insert into journal (stream_id, version, event_id, source, type, sequence, time, correlation_id,
                                 causation_id, traceparent, data)
            select pg_temp.cloned(stream_id::uuid, number)::text, version, pg_temp.cloned(event_id, number), source,
                   type, sequence, time, pg_temp.cloned(correlation_id::uuid, number)::text,
                   pg_temp.cloned(causation_id, number), traceparent,
                   replace(data::text, stream_id, pg_temp.cloned(stream_id::uuid, number)::text)::json
            from originals, generate_series(?::bigint, ?::bigint) as numbers (number)
            order by number, position
            """;

    /** Numbers begin with 1. If it fails, the tables are as they were. */
    void clone(long clones) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            execute(CloneId.SQL, connection);
            execute("set synchronous_commit = off", connection);
            execute("set work_mem = '64MB'", connection);
            execute("set maintenance_work_mem = '512MB'", connection);
            connection.setAutoCommit(false);
            fill("journal", "stream_id", JOURNAL, clones, connection);
            Optional<String> view = view();
            if (view.isPresent()) {
                fill(view.get(), "order_id::text", ofView(view.get(), connection), clones, connection);
            }
            connection.commit();
            connection.setAutoCommit(true);
            execute("vacuum analyze", connection);
        }
    }

    private void fill(String table, String orderId, String statement, long clones, Connection connection)
            throws SQLException {
        copyOriginals(table, orderId, connection);
        Indexes indexes = Indexes.dropFrom(table, connection);
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (long first = 1; first <= clones; first += AT_ONCE) {
                insert.setLong(1, first);
                insert.setLong(2, Math.min(clones, first + AT_ONCE - 1));
                insert.executeUpdate();
            }
        }
        indexes.makeAnew();
        execute("drop table originals", connection);
    }

    /** Else each statement would look for them in all that was cloned before. */
    private void copyOriginals(String table, String orderId, Connection connection) throws SQLException {
        String copy = "create temp table originals as select * from %s where %s = any(?)".formatted(table, orderId);
        try (PreparedStatement statement = connection.prepareStatement(copy)) {
            statement.setArray(1, connection.createArrayOf("text", originals.toArray()));
            statement.executeUpdate();
        }
    }

    private static void execute(String command, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private Optional<String> view() {
        return switch (service) {
            case GATEWAY, STOCK -> Optional.empty();
            case ORDER -> Optional.of("order_view");
            case PAYMENT -> Optional.of("payment_view");
            case SHIPMENT -> Optional.of("shipment_view");
        };
    }

    private static String ofView(String view, Connection connection) throws SQLException {
        return """
                insert into %1$s (order_id, %2$s)
                select pg_temp.cloned(order_id, number), %2$s
                from originals, generate_series(?::bigint, ?::bigint) as numbers (number)
                """.formatted(view, otherColumns(view, connection));
    }

    private static String otherColumns(String view, Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var result = connection.getMetaData().getColumns(null, "public", view, null)) {
            while (result.next()) {
                columns.add(result.getString("COLUMN_NAME"));
            }
        }
        return columns.stream().filter(column -> !column.equals("order_id")).collect(Collectors.joining(", "));
    }
}
