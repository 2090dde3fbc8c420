package dev.backbone.local.cli;

import dev.backbone.local.LocalStack;
import dev.backbone.local.LocalStackBuilder;
import dev.backbone.local.StackException;
import dev.backbone.local.StackLayout;
import dev.backbone.local.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything, and stays until Ctrl-C unless detached. */
@Command(
        name = "up",
        description = "Starts Kafka, Postgres and the five services, and waits until all are ready.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(names = "--detach", description = "Return once all are ready and keep running in the background.")
    private boolean detach;

    @Option(names = "--in-background", hidden = true)
    private boolean inBackground;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackLayout layout = Backbone.layout();
        Optional<StackState> running = StackState.read(layout.state()).filter(StackState::isUp);
        if (running.isPresent()) {
            return alreadyUp(running.get());
        }
        return detach ? new Background(layout, out()).start(options) : stay(layout);
    }

    private int alreadyUp(StackState state) {
        long pid = state.supervisor().pid();
        if (options.fresh()) {
            throw new StackException(
                    StackException.UNUSABLE_INPUT, "already up (pid " + pid + "): ./backbone down before --fresh");
        }
        out().println("Already up (pid " + pid + "): http://localhost:"
                + state.ports().gateway());
        return 0;
    }

    private int stay(StackLayout layout) throws InterruptedException {
        long began = System.nanoTime();
        LocalStack stack = builder(layout).build();
        Shutdown shutdown = Shutdown.closing(stack, out());
        try {
            stack.start();
        } catch (StackException e) {
            shutdown.rethrowUnlessUnderWay(e);
        }
        if (!inBackground) {
            new ReadyLine(began).print(out());
            new DoorSign(stack.ports(), options.authorization()).print(out());
            out().println("Ctrl-C stops everything.");
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private LocalStackBuilder builder(StackLayout layout) {
        LocalStackBuilder builder = LocalStack.builder(layout.root());
        options.instances().forEach(builder::instances);
        return builder.ports(options.ports())
                .fresh(options.fresh())
                .jvm(options.jvm())
                .authorization(options.authorization())
                .trainAotCaches(true)
                .listener(new Narrator(out()));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
