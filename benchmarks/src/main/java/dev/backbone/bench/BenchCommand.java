package dev.backbone.bench;

import dev.backbone.bench.load.HotSku;
import dev.backbone.bench.load.OneLine;
import dev.backbone.bench.load.Retail;
import dev.backbone.bench.load.Workload;
import dev.backbone.bench.report.JsonReport;
import dev.backbone.bench.report.Results;
import dev.backbone.bench.report.Table;
import dev.backbone.local.StackException;
import dev.backbone.local.app.ServiceJvm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the suite on a stack of its own. */
@Command(
        name = "backbone bench",
        description = "Measures what the suite can do and what an order costs, beside the floor: the same records and"
                + " rows without any logic. Runs on a stack of its own, in .backbone/bench, on free ports.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--workload",
            arity = "1..2",
            paramLabel = "NAME",
            description = "one-line (the default: one piece each of 1,000 skus), hot-sku (all of the same), or"
                    + " retail FILE (real orders of a UCI Online Retail file).")
    private List<String> workload = List.of("one-line");

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Of each phase, once it is warm (${DEFAULT-VALUE}).")
    private int duration;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Before saturation counts; a third of it.")
    private @Nullable Integer warmUp;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Orders under way at saturation (${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Orders per second at which latencies are taken (${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--preload", paramLabel = "N", description = "Finished orders that are there beforehand.")
    private long preload;

    @Option(
            names = "--compare",
            description = "With --preload: measure the empty suite before and after it, and compare.")
    private boolean compare;

    @Option(names = "--optimize", description = "As of ./backbone up: for long runs under load.")
    private boolean optimize;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all results there as well.")
    private @Nullable Path json;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand()).setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof StackException known) {
                command.getErr().println("backbone: " + known.getMessage());
                return known.exitCode();
            }
            throw failure;
        });
    }

    @Override
    public Integer call() throws IOException, SQLException, ExecutionException, InterruptedException {
        BenchOptions options = options();
        PrintWriter out = spec.commandLine().getOut();
        List<Results> empties = new ArrayList<>();
        boolean beside = compare && preload > 0;
        if (beside) {
            empties.add(new Bench(options.empty(), out).run());
        }
        Results results = new Bench(options, out).run();
        if (beside) {
            empties.add(new Bench(options.empty(), out).run());
        }
        new Table(results, empties).print(out);
        if (json != null) {
            new JsonReport(results, empties).write(json);
        }
        return 0;
    }

    BenchOptions options() {
        if (duration < 1 || window < 1 || rate <= 0 || preload < 0) {
            throw unusable("--duration, --window and --rate must be positive");
        }
        Path root = Path.of(System.getProperty("backbone.root", ""));
        return new BenchOptions(
                root,
                root.resolve(".backbone").resolve("bench"),
                optimize ? ServiceJvm.OPTIMIZING : ServiceJvm.QUICK,
                workload(),
                Duration.ofSeconds(duration),
                Duration.ofSeconds(warmUp == null ? Math.max(1, duration / 3) : warmUp),
                window,
                rate,
                preload);
    }

    private Workload workload() {
        return switch (workload.getFirst()) {
            case "one-line" -> new OneLine();
            case "hot-sku" -> new HotSku();
            case "retail" -> {
                if (workload.size() < 2) {
                    throw unusable("--workload retail needs a FILE");
                }
                yield Retail.of(Path.of(workload.get(1)));
            }
            case String other -> throw unusable("--workload is one-line, hot-sku or retail FILE, not '" + other + "'");
        };
    }

    private static StackException unusable(String message) {
        return new StackException(StackException.UNUSABLE_INPUT, message);
    }
}
