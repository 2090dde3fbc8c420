package dev.backbone.local.ops;

import dev.backbone.local.Database;
import dev.backbone.local.Service;
import dev.backbone.local.StackDatabases;
import dev.backbone.local.StackException;
import dev.backbone.local.StackLayout;
import dev.backbone.local.StackState;
import dev.backbone.local.app.ServiceProbe;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Gives a service of the running stack an empty database and kills it, so that its supervisor starts it anew and it
 * restores itself from Kafka.
 */
public final class Recreation {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Service service;
    private final StackState state;
    private final Database administration;

    private Recreation(Service service, StackState state, Database administration) {
        this.service = service;
        this.state = state;
        this.administration = administration;
    }

    public static Recreation of(Service service, StackLayout layout) throws IOException {
        StackState state = Operators.state(layout);
        return new Recreation(
                service, state, StackDatabases.of(layout, state.ports()).administration());
    }

    /**
     * Returns when the service is ready again; the result is how long that took.
     *
     * @throws StackException if it is not ready within half an hour
     */
    public Duration run() throws SQLException, InterruptedException {
        long began = System.nanoTime();
        recreateDatabase();
        List<ProcessHandle> killed = killInstances();
        for (ProcessHandle each : killed) {
            each.onExit().join();
        }
        ServiceProbe probe = new ServiceProbe(state.ports().of(service));
        while (!probe.answers()) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new StackException(
                        StackException.FAILED, service.moduleName() + " is not ready: see ./backbone logs");
            }
            Thread.sleep(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** An instance that still lives finds no table, which it takes for trouble that passes. */
    private void recreateDatabase() throws SQLException {
        String name = service.databaseName();
        try (var connection = DriverManager.getConnection(
                        administration.url(), administration.user(), administration.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists %s with (force)".formatted(name));
            statement.execute("create database %s owner %s".formatted(name, name));
            statement.execute("revoke connect, temporary on database %s from public".formatted(name));
        }
    }

    private List<ProcessHandle> killInstances() {
        return state.running().entrySet().stream()
                .filter(each -> each.getKey().equals(service.moduleName())
                        || each.getKey().startsWith(service.moduleName() + "-"))
                .flatMap(each -> each.getValue().find().stream())
                .filter(ProcessHandle::destroyForcibly)
                .toList();
    }
}
