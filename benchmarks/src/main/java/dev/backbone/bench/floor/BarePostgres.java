package dev.backbone.bench.floor;

import dev.backbone.bench.floor.TableShare.Column;
import dev.backbone.local.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Inserts what orders leave in the databases into tables of the same columns: one statement and one commit for a batch of
 * rows. No triggers, and indexes only if so wished.
 */
final class BarePostgres implements AutoCloseable {

    private static final int BATCH = 500;

    /** Odd, so that no two multiples are the same; the golden ratio, so that they are far from each other. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Connection connection;
    private final String schema;
    private final boolean indexed;
    private final List<TableShare> shares;
    private final Map<TableShare, Long> inserted = new HashMap<>();

    private BarePostgres(Connection connection, String schema, boolean indexed, List<TableShare> shares) {
        this.connection = connection;
        this.schema = schema;
        this.indexed = indexed;
        this.shares = shares;
    }

    /** Makes the tables, in a schema of their own. */
    static BarePostgres open(Database database, String schema, boolean indexed, List<TableShare> shares)
            throws SQLException {
        var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        var postgres = new BarePostgres(connection, schema, indexed, shares);
        try (var statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            for (TableShare share : shares) {
                statement.execute("create table %s (%s)".formatted(postgres.table(share), columns(share, "%s %s")));
                if (indexed) {
                    for (var index : share.indexes()) {
                        statement.execute("create %s index on %s %s"
                                .formatted(index.unique() ? "unique" : "", postgres.table(share), index.definition()));
                    }
                }
            }
        }
        return postgres;
    }

    private String table(TableShare share) {
        return schema + "." + share.name();
    }

    void run(long orders) throws SQLException {
        for (TableShare share : shares) {
            if (!share.rows().isEmpty()) {
                insert(share, Math.round(share.rowsPerOrder() * orders), BATCH);
            }
        }
    }

    /** Each row committed before the next. */
    void runOneByOne(long rows) throws SQLException {
        TableShare share = shares.stream()
                .filter(each -> !each.rows().isEmpty())
                .findFirst()
                .orElseThrow();
        insert(share, rows, 1);
    }

    private void insert(TableShare share, long rows, int batch) throws SQLException {
        long before = inserted.getOrDefault(share, 0L);
        try (var insert = connection.prepareStatement(statement(share))) {
            for (long done = 0; done < rows; done += batch) {
                insert(share, before + done, (int) Math.min(batch, rows - done), insert);
            }
        }
        inserted.put(share, before + rows);
    }

    private void insert(TableShare share, long first, int count, PreparedStatement insert) throws SQLException {
        for (int column = 0; column < share.columns().size(); column++) {
            insert.setArray(column + 1, column(share, column, first, count));
        }
        insert.executeUpdate();
    }

    private Array column(TableShare share, int column, long first, int count) throws SQLException {
        @Nullable String[] values = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(share, column, first + i);
        }
        return connection.createArrayOf("text", values);
    }

    /** That of a real row; but what belongs to a key is new each time: an event's id anything, an order's the next. */
    private @Nullable String value(TableShare share, int index, long number) {
        var column = share.columns().get(index);
        if (!indexed || !column.unique()) {
            return share.rows().get((int) (number % share.rows().size())).get(index);
        }
        if (column.type().endsWith("int") || column.type().equals("integer")) {
            return Long.toString(number);
        }
        long high = column.name().equals("event_id") ? number * SPREAD : number;
        return new UUID(high, number).toString();
    }

    private String statement(TableShare share) {
        return "insert into %s select %s from unnest(%s) as r (%s)"
                .formatted(table(share), columns(share, "r.%s::%s"), columns(share, "?::text[]"), columns(share, "%s"));
    }

    private static String columns(TableShare share, String form) {
        return share.columns().stream()
                .map((Column column) -> form.formatted(column.name(), column.type()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
