package dev.backbone.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/** Hears through one database connection what other instances tell the relay. Not thread-safe. */
final class OutboxListener implements AutoCloseable {

    private final Connection connection;

    OutboxListener(Connection connection) throws SQLException {
        this.connection = connection;
        listen();
    }

    /** Waits until somebody says that there is something to publish, at most {@code timeout}; whether somebody did. */
    boolean await(Duration timeout) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(timeout.toMillis()));
        var heard = notifications != null && notifications.length > 0;
        if (!heard) {
            listen(); // again: a connection to a host that is gone is as silent as one on which nobody says anything
        }
        return heard;
    }

    private void listen() throws SQLException {
        execute("listen outbox");
    }

    /** Leaves the connection as it was: it goes back to a pool. */
    @Override
    public void close() throws SQLException {
        execute("unlisten outbox");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
