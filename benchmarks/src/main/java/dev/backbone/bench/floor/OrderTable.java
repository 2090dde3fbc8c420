package dev.backbone.bench.floor;

import dev.backbone.bench.floor.TableShare.Column;
import dev.backbone.bench.floor.TableShare.Index;
import dev.backbone.local.Database;
import dev.backbone.local.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in which orders leave rows: each service's journal and its view of orders. What only passes through a table,
 * such as the outbox, leaves none.
 */
record OrderTable(Service service, String name) {

    private static final int SAMPLE = 2_000;

    static List<OrderTable> of(Service service) {
        return switch (service) {
            case GATEWAY -> List.of();
            case STOCK -> List.of(new OrderTable(service, "journal"));
            case ORDER -> withView(service, "order_view");
            case PAYMENT -> withView(service, "payment_view");
            case SHIPMENT -> withView(service, "shipment_view");
        };
    }

    private static List<OrderTable> withView(Service service, String view) {
        return List.of(new OrderTable(service, "journal"), new OrderTable(service, view));
    }

    long count(Database database) throws SQLException {
        try (var connection = open(database);
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + name)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Its columns, its indexes, and some of its newest rows. */
    TableShare share(Database database, double rowsPerOrder) throws SQLException {
        try (var connection = open(database)) {
            List<Column> columns = columns(connection);
            return new TableShare(
                    service.databaseName() + "_" + name,
                    rowsPerOrder,
                    columns,
                    indexes(connection),
                    rows(connection, columns));
        }
    }

    private List<Column> columns(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select attname, format_type(atttypid, atttypmod),
                       exists (select from pg_index where indrelid = attrelid and indisunique and attnum = any(indkey))
                from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum
                """)) {
            select.setString(1, name);
            List<Column> columns = new ArrayList<>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    columns.add(new Column(result.getString(1), result.getString(2), result.getBoolean(3)));
                }
            }
            return columns;
        }
    }

    private List<Index> indexes(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select indisunique, substring(pg_get_indexdef(indexrelid) from ' USING .*') from pg_index
                where indrelid = ?::regclass
                """)) {
            select.setString(1, name);
            List<Index> indexes = new ArrayList<>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    indexes.add(new Index(result.getBoolean(1), result.getString(2)));
                }
            }
            return indexes;
        }
    }

    private List<List<@Nullable String>> rows(Connection connection, List<Column> columns) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select * from %1$s offset greatest(0, (select count(*) from %1$s) - %2$d)"
                                .formatted(name, SAMPLE))) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result, columns.size()));
            }
            return rows;
        }
    }

    private static List<@Nullable String> row(ResultSet result, int columns) throws SQLException {
        List<@Nullable String> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            row.add(result.getString(i));
        }
        return row;
    }

    private static Connection open(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
