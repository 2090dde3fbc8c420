package dev.backbone.local.cli;

import dev.backbone.local.StackException;
import dev.backbone.local.StackLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what one process wrote, or all of them. */
@Command(
        name = "logs",
        description = "Shows the last lines of a process' log, or of all logs.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final long MILLIS_BETWEEN_LOOKS = 300;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROCESS",
            description = "postgres, kafka, supervisor or a service such as order-service.")
    private @Nullable String process;

    @Option(
            names = {"-f", "--follow"},
            description = "Keep showing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "How many lines per process (${DEFAULT-VALUE}).")
    private int count;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, LogTail> tails = tails(Backbone.layout());
        for (Map.Entry<String, LogTail> tail : tails.entrySet()) {
            show(tail.getKey(), tail.getValue().last(count));
        }
        while (follow) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            for (Map.Entry<String, LogTail> tail : tails.entrySet()) {
                show(tail.getKey(), tail.getValue().lines());
            }
        }
        return 0;
    }

    private Map<String, LogTail> tails(StackLayout layout) throws IOException {
        Map<String, LogTail> tails = new LinkedHashMap<>();
        for (String name : process == null ? all(layout.logs()) : List.of(process)) {
            Path log = layout.log(name);
            if (!Files.exists(log)) {
                throw new StackException(StackException.UNUSABLE_INPUT, "no log of '" + name + "': " + log);
            }
            tails.put(name, LogTail.fromStart(log));
        }
        return tails;
    }

    private static List<String> all(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        }
    }

    private void show(String name, List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        String prefix = process == null ? "%-20s ".formatted(name) : "";
        lines.forEach(line -> out.println(prefix + line));
        out.flush();
    }
}
