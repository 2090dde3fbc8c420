package dev.backbone.testkit;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real Postgres server, one for all tests of a JVM: started when it is first needed, stopped at exit.
 *
 * <p>For speed it does not wait for the disk. Tests that are about durability run with
 * {@code -Dbackbone.testkit.fsync=true}.
 */
public final class RealPostgres {

    private static final AtomicInteger databases = new AtomicInteger();

    private RealPostgres() {}

    /** Creates an empty database that nobody else uses. */
    public static Database freshDatabase() {
        var name = "test_" + databases.incrementAndGet();
        try (var connection = database("postgres").dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("can't create the database " + name, e);
        }
        return database(name);
    }

    /** How to reach a database; no pool is behind it. */
    public record Database(String jdbcUrl, String user, String password) {

        public DataSource dataSource() {
            return new DriverManagerDataSource(jdbcUrl, user, password);
        }
    }

    private static Database database(String name) {
        return new Database(Server.ADDRESS + name, "postgres", "postgres");
    }

    /** The only place that knows which server it is. */
    private static final class Server {

        private static final boolean DURABLE = Boolean.getBoolean("backbone.testkit.fsync");

        static final String ADDRESS = switch (Servers.chosen()) {
            case CONTAINERS -> Containers.startPostgres(DURABLE);
            case EMBEDDED -> "jdbc:postgresql://localhost:%d/".formatted(EmbeddedServer.start(DURABLE));
        };
    }
}
