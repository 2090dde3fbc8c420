package dev.backbone.local.cli;

import dev.backbone.local.Ports;
import dev.backbone.local.StackDatabases;
import dev.backbone.local.StackLayout;
import dev.backbone.local.StackState;
import dev.backbone.local.audit.Audit;
import dev.backbone.local.audit.AuditOptions;
import dev.backbone.local.audit.AuditReport;
import dev.backbone.local.audit.AuditedSuite;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves over all databases and topics that nothing was lost or doubled. */
@Command(
        name = "audit",
        description = "Proves over all databases and topics that nothing was lost, doubled or left hanging: exit code 0"
                + " when all is well, 1 when not, 3 when nothing is up.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "Wait so long for what is under way (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String patience;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RemoteSuite remote;

    @Option(names = "--final", description = "An order that is still under way then is a violation.")
    private boolean allFinal;

    @Override
    public Integer call() throws IOException, InterruptedException {
        AuditOptions options = new AuditOptions(TimeOption.parse("--patience", patience), allFinal);
        PrintWriter out = spec.commandLine().getOut();
        Optional<AuditedSuite> suite = remote.isGiven() ? Optional.of(remote.audited()) : local(Backbone.layout());
        if (suite.isEmpty()) {
            out.println("Nothing is up.");
            return StatusCommand.NOTHING_UP;
        }
        AuditReport report = new Audit(suite.get()).run(options);
        out.println("Examined " + report.scope() + ".");
        report.violations().forEach(out::println);
        out.println(report.isClean() ? "No violation." : report.violations().size() + " violations.");
        return report.isClean() ? 0 : 1;
    }

    private static Optional<AuditedSuite> local(StackLayout layout) throws IOException {
        Optional<StackState> state = StackState.read(layout.state()).filter(StackState::isUp);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        Ports ports = state.get().ports();
        return Optional.of(AuditedSuite.of("127.0.0.1:" + ports.kafka(), StackDatabases.of(layout, ports)));
    }
}
