package dev.backbone.local.cli;

import dev.backbone.local.Service;
import dev.backbone.local.StackException;
import dev.backbone.local.ops.Operators;
import dev.backbone.local.ops.OpsClient;
import dev.backbone.local.ops.Recreation;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Rebuilds what is derived: a service's views from its journal, or its journal from Kafka. */
@Command(
        name = "rebuild",
        description = "Rebuilds a service's views beside the live ones, or its whole database from Kafka.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "For example payment-service.")
    @SuppressWarnings("NullAway.Init")
    private String service;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VIEW", description = "Only this one; all without it.")
    private @Nullable String view;

    @Option(
            names = "--from-kafka",
            description = "Drops the service's database and restores it from the topics. Local stack only.")
    private boolean fromKafka;

    @Option(names = "--url", description = "The service, if it is not of the local stack.")
    private @Nullable URI url;

    @Override
    public Integer call() throws InterruptedException, IOException, SQLException {
        Service chosen = Operators.service(service);
        if (fromKafka) {
            return restore(chosen);
        }
        try (OpsClient client = Operators.client(chosen, Backbone.layout(), Optional.ofNullable(url))) {
            boolean ok = true;
            for (String each : view == null ? views(client) : List.of(view)) {
                ok &= rebuild(client, each);
            }
            return ok ? 0 : StackException.FAILED;
        }
    }

    private int restore(Service chosen) throws InterruptedException, IOException, SQLException {
        if (view != null || url != null) {
            throw new StackException(
                    StackException.UNUSABLE_INPUT, "--from-kafka restores a whole service of the local stack");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Dropping the database of %s; it restores itself from Kafka as it starts.%n", chosen.moduleName());
        out.flush();
        Duration took = Recreation.of(chosen, Backbone.layout()).run();
        out.printf("%s is ready again after %.1f s.%n", chosen.moduleName(), took.toMillis() / 1000.0);
        return 0;
    }

    private static List<String> views(OpsClient client) throws InterruptedException {
        List<String> views = new ArrayList<>();
        client.get("/ops/views").forEach(each -> views.add(each.asString()));
        return views;
    }

    private boolean rebuild(OpsClient client, String name) throws InterruptedException {
        JsonNode status = client.post("/ops/views/%s/rebuild".formatted(name));
        try (ProgressBar bar =
                new ProgressBarBuilder().setTaskName(name).setInitialMax(1).build()) {
            while (!isOver(status)) {
                Thread.sleep(BETWEEN_QUESTIONS);
                status = client.get("/ops/rebuild");
                bar.maxHint(Math.max(1, status.path("total").asLong()));
                bar.stepTo(status.path("done").asLong());
                bar.setExtraMessage(status.path("phase").asString());
            }
        }
        return report(status);
    }

    private static boolean isOver(JsonNode status) {
        String phase = status.path("phase").asString();
        return phase.equals("DONE") || phase.equals("FAILED");
    }

    private boolean report(JsonNode status) {
        PrintWriter out = spec.commandLine().getOut();
        String name = status.path("view").asString();
        if (status.path("phase").asString().equals("FAILED")) {
            out.printf("%s was not rebuilt: %s%n", name, status.path("trouble").asString());
            return false;
        }
        JsonNode differences = status.path("differences");
        out.printf(
                "%s is rebuilt: %d rows, %s%n",
                name,
                status.path("rows").asLong(),
                differences.isEmpty()
                        ? "equal to the live view"
                        : "which the live view did not have like this: " + differences);
        return true;
    }
}
