package dev.backbone.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

/** Hears through one database connection that there is something to publish. Not thread-safe. */
final class OutboxListener implements AutoCloseable {

    private final Connection connection;

    OutboxListener(Connection connection) throws SQLException {
        this.connection = connection;
        execute("listen outbox");
        execute("listen dead_letters");
    }

    /** What there may be to publish. */
    enum Channel {
        OUTBOX,
        DEAD_LETTERS
    }

    /** Waits until somebody says so, at most {@code timeout}; the result is empty if nobody did. */
    List<Channel> await(Duration timeout) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(timeout.toMillis()));
        return notifications == null
                ? List.of()
                : Arrays.stream(notifications)
                        .map(each -> each.getName().equals("outbox") ? Channel.OUTBOX : Channel.DEAD_LETTERS)
                        .toList();
    }

    /** Leaves the connection as it was: it goes back to a pool. */
    @Override
    public void close() throws SQLException {
        execute("unlisten *");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
