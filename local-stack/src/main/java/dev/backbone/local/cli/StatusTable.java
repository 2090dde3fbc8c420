package dev.backbone.local.cli;

import dev.backbone.local.AuthorizationServer;
import dev.backbone.local.Ports;
import dev.backbone.local.Service;
import dev.backbone.local.StackState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row per process, and their memory together. */
record StatusTable(List<Row> rows) {

    record Row(String process, Optional<ProcessHandle> handle, int port, boolean ready) {

        long megabytes() {
            return process.equals("postgres")
                    ? handle.map(MemoryUse::megabytesWithChildren).orElse(0L)
                    : handle.map(MemoryUse::megabytes).orElse(0L);
        }
    }

    static StatusTable of(StackState state) {
        Ports ports = state.ports();
        List<Row> rows = new ArrayList<>();
        rows.add(row("postgres", ports.postgres(), state));
        rows.add(row("kafka", ports.kafka(), state));
        for (Service service : Service.values()) {
            rows.add(row(service.moduleName(), ports.of(service), state));
            state.added().keySet().stream()
                    .filter(name -> name.startsWith(service.moduleName() + "-"))
                    .sorted()
                    .forEach(name -> rows.add(row(name, state.added().getOrDefault(name, 0), state)));
        }
        if (state.added().containsKey(AuthorizationServer.NAME)) {
            rows.add(row(AuthorizationServer.NAME, ports.authorization(), state));
        }
        rows.add(new Row("supervisor", state.supervisor().find(), 0, true));
        return new StatusTable(rows);
    }

    boolean allReady() {
        return rows.stream().allMatch(Row::ready);
    }

    void print(PrintWriter out) {
        out.printf("%-20s %8s %6s  %-6s %8s%n", "PROCESS", "PID", "PORT", "READY", "MEMORY");
        for (Row row : rows) {
            String pid =
                    row.handle().map(ProcessHandle::pid).map(Object::toString).orElse("-");
            String port = row.port() == 0 ? "" : Integer.toString(row.port());
            String ready = row.ready() ? "yes" : "no";
            out.printf("%-20s %8s %6s  %-6s %5d MB%n", row.process(), pid, port, ready, row.megabytes());
        }
        out.printf(
                "%-44s %5d MB%n",
                "total", rows.stream().mapToLong(Row::megabytes).sum());
    }

    private static Row row(String name, int port, StackState state) {
        Optional<ProcessHandle> handle =
                Optional.ofNullable(state.running().get(name)).flatMap(identity -> identity.find());
        return new Row(
                name, handle, port, handle.isPresent() && Probe.of(name, port).answers());
    }
}
