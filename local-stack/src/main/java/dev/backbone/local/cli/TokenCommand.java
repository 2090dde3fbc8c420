package dev.backbone.local.cli;

import dev.backbone.local.StackException;
import dev.backbone.local.tokens.TokenWish;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a token for the gateway of the stack that is up, and nothing else. */
@Command(
        name = "token",
        description = "Prints a token for the gateway, valid for an hour: TOKEN=$(./backbone token)",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--scope",
            paramLabel = "SCOPES",
            description = "orders:read, orders:write, stock:write and ops, with spaces between them; all without this,"
                    + " those for orders with --customer.")
    private @Nullable String scope;

    @Option(names = "--customer", paramLabel = "ID", description = "Whose orders it is good for.")
    private @Nullable String customer;

    @Override
    public Integer call() throws IOException {
        String token = GatewayTokens.of(wish(), Backbone.layout())
                .orElseThrow(() -> new StackException(
                        StackException.UNUSABLE_INPUT, "this stack asks for no tokens: it was started with --no-auth"))
                .current()
                .orElseThrow();
        spec.commandLine().getOut().println(token);
        return 0;
    }

    private TokenWish wish() {
        TokenWish usual = customer == null ? TokenWish.EVERYTHING : TokenWish.of(customer);
        return scope == null ? usual : new TokenWish(scope, Optional.ofNullable(customer));
    }
}
