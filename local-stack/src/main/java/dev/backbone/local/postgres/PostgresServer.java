package dev.backbone.local.postgres;

import dev.backbone.local.process.Launch;
import dev.backbone.local.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The Postgres server as a child process; initialises its data folder first when there is none. */
public final class PostgresServer implements Program {

    public static final String SUPERUSER = "postgres";

    private final PostgresBundle bundle;
    private final Path data;
    private final Secrets secrets;
    private final int port;

    public PostgresServer(PostgresBundle bundle, Path data, Secrets secrets, int port) {
        this.bundle = bundle;
        this.data = data;
        this.secrets = secrets;
        this.port = port;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return port;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public Launch launch() throws IOException {
        Unprivileged unprivileged = Unprivileged.choose();
        new PostgresData(bundle, data, unprivileged).prepare(secrets.passwordOf(SUPERUSER));
        return Launch.of(command(unprivileged)).stopSignal("INT").patience(Duration.ofSeconds(30));
    }

    @Override
    public boolean ready() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A connection of the superuser. */
    Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", secrets.passwordOf(SUPERUSER));
        login.setProperty("loginTimeout", "5");
        return DriverManager.getConnection(url("postgres"), login);
    }

    private List<String> command(Unprivileged unprivileged) {
        List<String> command = new ArrayList<>(unprivileged.prefix());
        command.addAll(List.of(bundle.program("postgres").toString(), "-D", data.toString()));
        for (String setting : settings()) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=120",
                "shared_buffers=64MB",
                "timezone=UTC",
                "log_timezone=UTC");
    }
}
