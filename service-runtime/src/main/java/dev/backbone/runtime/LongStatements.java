package dev.backbone.runtime;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Lifts the time after which a statement's answer is no longer awaited, for work on whole tables. */
final class LongStatements {

    private LongStatements() {}

    /** For the connection of the present transaction; the pool sets the limit again when it gets that back. */
    static void allow(DataSource dataSource) {
        try {
            DataSourceUtils.getConnection(dataSource).setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw new IllegalStateException("can't lift the time limit of statements", e);
        }
    }
}
