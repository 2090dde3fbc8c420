package dev.backbone.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/** One database per service, owned by a role of the same name that can reach no other database. */
public final class ServiceDatabases {

    private final PostgresServer server;
    private final Secrets secrets;

    public ServiceDatabases(PostgresServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** Creates what is missing and sets the passwords; repeatable, also after a crash in the middle. */
    public void create(Collection<String> names) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("revoke connect on database postgres, template1 from public");
            for (String name : names) {
                create(name, connection, statement);
            }
        }
    }

    private void create(String name, Connection connection, Statement statement) throws SQLException {
        String verb = exists("select 1 from pg_roles where rolname = ?", name, connection) ? "alter" : "create";
        statement.execute("%s role %s login password '%s'".formatted(verb, name, secrets.passwordOf(name)));
        if (!exists("select 1 from pg_database where datname = ?", name, connection)) {
            statement.execute("create database %s owner %s".formatted(name, name));
        }
        statement.execute("revoke connect, temporary on database %s from public".formatted(name));
    }

    private static boolean exists(String query, String name, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
