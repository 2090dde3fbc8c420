package dev.backbone.local.audit;

import dev.backbone.local.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Whether everything has been handled, published and done.
 *
 * @param complete whether effects that are put off, and not due yet, count as well
 */
record Stillness(AuditedSuite suite, boolean complete) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** A fact can hide from one look between the outbox and the lag, but not from several. */
    private static final int LOOKS = 3;

    private static final String UNDER_WAY = """
            select (select count(*) from outbox) + (select count(*) from pending_effects where ? or due_at <= now())
            """;

    /** Returns when nothing is under way, or when patience has run out. */
    void await(Duration patience) throws InterruptedException, ExecutionException, SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (var admin = Admin.create(suite.kafka())) {
            int still = 0;
            while (still < LOOKS && System.nanoTime() < deadline) {
                still = isStill(admin) ? still + 1 : 0;
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private boolean isStill(Admin admin) throws SQLException, ExecutionException, InterruptedException {
        for (var database : suite.databases().values()) {
            if (underWay(database) > 0) {
                return false;
            }
        }
        return Progress.of(admin, suite.databases().keySet()).lag() == 0;
    }

    private long underWay(Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var select = connection.prepareStatement(UNDER_WAY)) {
            select.setBoolean(1, complete);
            try (var result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
