package dev.backbone.local;

import dev.backbone.local.postgres.PostgresServer;
import dev.backbone.local.postgres.Secrets;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Who can log in to which database of a stack, and to its other servers. */
public record StackDatabases(Ports ports, Secrets secrets) {

    /** Who may use the services' {@code /ops}; no role of Postgres. */
    private static final String OPERATOR = "operator";

    /** Who may have tokens issued; no role of Postgres either. */
    private static final String CLIENT = "authorization_client";

    /** With the passwords of a stack that has been started before, or with new ones. */
    public static StackDatabases of(StackLayout layout, Ports ports) throws IOException {
        List<String> roles = Stream.concat(Stream.of(PostgresServer.SUPERUSER, OPERATOR, CLIENT), names().stream())
                .toList();
        return new StackDatabases(ports, Secrets.of(layout.secrets(), roles));
    }

    /** The database of a service that has one, as its owner. */
    public Database of(Service service) {
        return login(service.databaseName(), service.databaseName());
    }

    /** Postgres' superuser, connected to no service's database. */
    public Database administration() {
        return login("postgres", PostgresServer.SUPERUSER);
    }

    public String operatorPassword() {
        return secrets.passwordOf(OPERATOR);
    }

    public AuthorizationServer authorizationServer() {
        return new AuthorizationServer(ports.authorization(), secrets.passwordOf(CLIENT));
    }

    private Database login(String database, String role) {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database;
        return new Database(url, role, secrets.passwordOf(role));
    }

    static List<String> names() {
        return Stream.of(Service.values())
                .filter(Service::hasDatabase)
                .map(Service::databaseName)
                .toList();
    }
}
