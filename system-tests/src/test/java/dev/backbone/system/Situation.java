package dev.backbone.system;

import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** What somebody who finds a suite stuck would look at first. */
final class Situation {

    private static final int LAST_TROUBLES = 12;

    private final LocalStack stack;

    private Situation(LocalStack stack) {
        this.stack = stack;
    }

    /** Says who is up, what waits where, and what the logs complain of; asks each service for a thread dump, too. */
    static String of(LocalStack stack) {
        var situation = new Situation(stack);
        List<String> lines = new ArrayList<>();
        stack.processes().forEach(process -> lines.addAll(situation.process(process)));
        for (var service : Service.values()) {
            if (service.hasDatabase()) {
                lines.add("%s: %s, unread %s"
                        .formatted(service.moduleName(), situation.waiting(service), situation.unread(service)));
                lines.add(situation.members(service));
            }
        }
        return String.join("\n", lines);
    }

    private List<String> process(ManagedProcess process) {
        List<String> lines = new ArrayList<>();
        var pid = process.running().map(ProcessHandle::pid);
        lines.add("%s: %s, %s"
                .formatted(
                        process.name(),
                        pid.map(id -> "process " + id).orElse("down"),
                        process.ready() ? "ready" : "not ready"));
        try (var log = Files.lines(process.log(), StandardCharsets.ISO_8859_1)) {
            var troubles = log.filter(line -> line.contains("WARN") || line.contains("ERROR"))
                    .toList();
            lines.addAll(troubles.subList(Math.max(0, troubles.size() - LAST_TROUBLES), troubles.size()));
            if (pid.isPresent() && process.name().contains("-service")) {
                new ProcessBuilder("kill", "-QUIT", pid.get().toString()).start();
            }
        } catch (IOException | UncheckedIOException e) {
            lines.add(e.toString());
        }
        return lines;
    }

    private String waiting(Service service) {
        var database = stack.database(service);
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        select (select count(*) from journal) || ' facts, ' || (select count(*) from outbox)
                               || ' to publish, ' || (select count(*) from pending_effects) || ' effects pending'
                        """)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            return e.toString();
        }
    }

    /** How many records of which partitions a service has not handled yet. */
    private String unread(Service service) {
        return told(() -> {
            var lags = topics().lags(service.moduleName());
            lags.values().removeIf(lag -> lag == 0);
            return lags.toString();
        });
    }

    /** What Kafka knows of a service's consumers. */
    private String members(Service service) {
        return told(() -> topics().members(service.moduleName()));
    }

    private Topics topics() {
        return new Topics(stack.kafkaBootstrap());
    }

    /** A question to Kafka. */
    @FunctionalInterface
    private interface Question {
        String ask() throws ExecutionException, InterruptedException;
    }

    private static String told(Question question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }
}
