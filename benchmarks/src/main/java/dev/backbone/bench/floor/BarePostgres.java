package dev.backbone.bench.floor;

import dev.backbone.bench.floor.TableShare.Column;
import dev.backbone.local.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Inserts what orders leave in the databases into tables of the same columns, without keys, indexes or triggers: one
 * statement and one commit for a batch of rows.
 */
final class BarePostgres implements AutoCloseable {

    private static final int BATCH = 500;

    private final Connection connection;
    private final List<TableShare> shares;

    private BarePostgres(Connection connection, List<TableShare> shares) {
        this.connection = connection;
        this.shares = shares;
    }

    static BarePostgres open(Database database, List<TableShare> shares) throws SQLException {
        var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute("create schema floor");
            for (TableShare share : shares) {
                statement.execute("create table floor.%s (%s)".formatted(share.name(), columns(share, "%s %s")));
            }
        }
        return new BarePostgres(connection, shares);
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
        try (var insert = connection.prepareStatement(statement(share))) {
            for (long done = 0; done < rows; done += batch) {
                insert(share, done, (int) Math.min(batch, rows - done), insert);
            }
        }
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
            int row = (int) ((first + i) % share.rows().size());
            values[i] = share.rows().get(row).get(column);
        }
        return connection.createArrayOf("text", values);
    }

    private static String statement(TableShare share) {
        return "insert into floor.%s select %s from unnest(%s) as r (%s)"
                .formatted(share.name(), columns(share, "r.%s::%s"), columns(share, "?::text[]"), columns(share, "%s"));
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
