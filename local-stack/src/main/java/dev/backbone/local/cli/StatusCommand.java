package dev.backbone.local.cli;

import dev.backbone.local.StackLayout;
import dev.backbone.local.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what runs; exit code 0 when everything is ready, 1 when something is not, 3 when nothing is up. */
@Command(
        name = "status",
        description = "Shows what runs: exit code 0 when all are ready, 1 when one is not, 3 when nothing is up.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    static final int NOTHING_UP = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        StackLayout layout = Backbone.layout();
        PrintWriter out = spec.commandLine().getOut();
        Optional<StackState> state = StackState.read(layout.state()).filter(StackState::isUp);
        if (state.isEmpty()) {
            out.println("Nothing is up.");
            return NOTHING_UP;
        }
        StatusTable table = StatusTable.of(state.get());
        table.print(out);
        return table.allReady() ? 0 : 1;
    }
}
