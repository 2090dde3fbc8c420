package dev.backbone.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Lets one instance at a time rebuild, and can stop appends to the journal for a moment.
 *
 * <p>Positions are drawn before they are committed, so "all up to position n" means something only while no transaction
 * is under way that has drawn a lower one.
 */
final class AppendGate implements AutoCloseable {

    private static final long REBUILD_LOCK = 0x7265_6275_696c_64L;

    private final Connection connection;

    private AppendGate(Connection connection) {
        this.connection = connection;
    }

    /** Empty while another instance has it. */
    static Optional<AppendGate> tryOpen(DataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        boolean locked = false;
        try {
            locked = lock(connection);
            return locked ? Optional.of(new AppendGate(connection)) : Optional.empty();
        } finally {
            if (!locked) {
                connection.close();
            }
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, REBUILD_LOCK);
            try (var result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Waits for appends under way to be committed, and holds up new ones during {@code glance}. */
    long whileNobodyAppends(LongSupplier glance) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '10s'");
            statement.execute("lock table journal in share mode");
            return glance.getAsLong();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Leaves the connection as it was: it goes back to a pool. */
    @Override
    public void close() throws SQLException {
        try (var unlock = connection.createStatement()) {
            unlock.execute("select pg_advisory_unlock_all()");
        } finally {
            connection.close();
        }
    }
}
