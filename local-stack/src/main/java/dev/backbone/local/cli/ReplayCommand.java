package dev.backbone.local.cli;

import dev.backbone.local.StackException;
import dev.backbone.local.replay.Replay;
import dev.backbone.local.replay.ReplayOptions;
import dev.backbone.local.tokens.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds a file of real orders through the gateway. */
@Command(
        name = "replay",
        description = "Feeds a UCI Online Retail file (.csv or .csv.gz) through the gateway and follows every order.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "An invoice is an order; rows that are no order are counted.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--rate", paramLabel = "N", description = "Orders per second; as fast as answered without it.")
    private @Nullable Double rate;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N orders.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--url",
            defaultValue = "${env:BACKBONE_URL:-http://localhost:8080}",
            description = "The gateway (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "For a gateway that is not of the local stack, whose tokens are fetched.")
    private @Nullable String token;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "Give up when nothing has moved for so long (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String timeout;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionalDouble wanted = rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
        if ((rate != null && rate <= 0) || limit <= 0) {
            throw new StackException(StackException.UNUSABLE_INPUT, "--rate and --limit must be positive");
        }
        ReplayOptions options =
                new ReplayOptions(file, url, tokens(), limit, wanted, TimeOption.parse("--timeout", timeout));
        return new Replay(options, spec.commandLine().getOut()).run() ? 0 : StackException.FAILED;
    }

    private TokenSource tokens() throws IOException {
        return token == null ? GatewayTokens.of(url, Backbone.layout()) : TokenSource.fixed(token);
    }
}
