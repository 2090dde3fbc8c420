package dev.backbone.local.cli;

import dev.backbone.local.Leftovers;
import dev.backbone.local.StackException;
import dev.backbone.local.StackLayout;
import dev.backbone.local.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops everything and waits until it is gone. */
@Command(name = "down", description = "Stops everything and waits until it is gone.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final Duration LONGEST_STOP = Duration.ofMinutes(5);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackLayout layout = Backbone.layout();
        PrintWriter out = spec.commandLine().getOut();
        Leftovers children = Leftovers.of(layout.state());
        Optional<ProcessHandle> supervisor = StackState.read(layout.state())
                .flatMap(state -> state.supervisor().find());
        if (supervisor.isPresent()) {
            out.println("Stopping; the first stop after a build also makes start-up caches and takes longer.");
            out.flush();
            stop(supervisor.get());
        }
        children.awaitEnd(Duration.ofSeconds(30));
        Files.deleteIfExists(layout.state());
        out.println(supervisor.isPresent() ? "Everything is stopped." : "Nothing was up.");
        return 0;
    }

    private static void stop(ProcessHandle supervisor) throws InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            supervisor.destroyForcibly();
            throw new StackException(
                    StackException.FAILED, "pid " + supervisor.pid() + " did not stop in time and was killed", e);
        }
    }
}
