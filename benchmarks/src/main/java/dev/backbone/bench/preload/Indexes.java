package dev.backbone.bench.preload;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The keys and indexes of a table, which is quicker filled without them. */
final class Indexes {

    /** What begins with a foreign key to the table, and ends with indexes that no constraint has made. */
    private static final String OF_TABLE = """
            select format('alter table %1$s drop constraint %2$I', conrelid::regclass, conname),
                   format('alter table %1$s add constraint %2$I %3$s', conrelid::regclass, conname,
                          pg_get_constraintdef(oid)),
                   case when contype = 'f' then 1 else 2 end as turn
            from pg_constraint
            where confrelid = ?::regclass or (conrelid = ?::regclass and contype in ('p', 'u'))
            union all
            select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 3
            from pg_index
            where indrelid = ?::regclass
                and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
            order by turn
            """;

    private final Connection connection;
    private final List<String> definitions = new ArrayList<>();

    private Indexes(Connection connection) {
        this.connection = connection;
    }

    /** Drops them. */
    static Indexes dropFrom(String table, Connection connection) throws SQLException {
        Indexes indexes = new Indexes(connection);
        List<String> drops = new ArrayList<>();
        try (var query = connection.prepareStatement(OF_TABLE)) {
            for (int i = 1; i <= 3; i++) {
                query.setString(i, table);
            }
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    drops.add(result.getString(1));
                    indexes.definitions.addFirst(result.getString(2));
                }
            }
        }
        indexes.execute(drops);
        return indexes;
    }

    void makeAnew() throws SQLException {
        execute(definitions);
    }

    private void execute(List<String> commands) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
