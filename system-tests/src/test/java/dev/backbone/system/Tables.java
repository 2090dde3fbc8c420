package dev.backbone.system;

import dev.backbone.local.Service;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A look into the services' databases. */
final class Tables {

    private Tables() {}

    /** The rows of a query as text, sorted. */
    static List<String> rows(Service service, String query) throws SQLException {
        var database = Suite.running().database(service);
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select row(t.*)::text from (%s) t order by 1".formatted(query))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
