package dev.backbone.local.cli;

import dev.backbone.local.StackException;
import dev.backbone.local.StackLayout;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point behind {@code ./backbone}. */
@Command(
        name = "backbone",
        description = "Runs the whole suite on this machine: Kafka, Postgres and the five services.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nAnd bench, which measures the suite: ./backbone bench --help",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            ReplayCommand.class,
            AuditCommand.class,
            DeadLettersCommand.class,
            RebuildCommand.class,
            KafkaAccessCommand.class
        })
public final class Backbone {

    private Backbone() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Backbone());
        commands.getCommandSpec()
                .version("backbone " + Backbone.class.getPackage().getImplementationVersion());
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (failure instanceof StackException known) {
                        command.getErr().println("backbone: " + known.getMessage());
                        return known.exitCode();
                    }
                    throw failure;
                });
    }

    /** The project's root as the launcher found it, or the working directory. */
    static StackLayout layout() {
        return StackLayout.of(Path.of(System.getProperty("backbone.root", "")));
    }
}
