package dev.backbone.local.cli;

import dev.backbone.local.AuthorizationServer;
import dev.backbone.local.Service;
import dev.backbone.local.StackDatabases;
import dev.backbone.local.StackException;
import dev.backbone.local.StackLayout;
import dev.backbone.local.StackState;
import dev.backbone.local.ops.Operators;
import dev.backbone.local.tokens.FetchedToken;
import dev.backbone.local.tokens.TokenSource;
import dev.backbone.local.tokens.TokenWish;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Finds who issues tokens for a gateway. */
final class GatewayTokens {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private GatewayTokens() {}

    /**
     * From the authorization server that the variables name, or else from that of the stack that is up; empty if it asks
     * for no tokens.
     *
     * @throws StackException when nothing is up
     */
    static Optional<TokenSource> of(TokenWish wish, StackLayout layout) throws IOException {
        Optional<TokenSource> elsewhere = elsewhere(wish);
        return elsewhere.isPresent()
                ? elsewhere
                : of(Operators.state(layout), layout).map(server -> server.tokens(wish));
    }

    private static Optional<TokenSource> elsewhere(TokenWish wish) {
        String server = System.getenv("BACKBONE_AUTHORIZATION");
        String secret = System.getenv("BACKBONE_AUTHORIZATION_SECRET");
        return server == null || secret == null
                ? Optional.empty()
                : Optional.of(new FetchedToken(URI.create(server), secret, wish));
    }

    /** For everything at a gateway; without the variables, only gateways of the stack that is up are shown a token. */
    static TokenSource of(URI gateway, StackLayout layout) throws IOException {
        Optional<TokenSource> elsewhere = elsewhere(TokenWish.EVERYTHING);
        return elsewhere.isPresent() ? elsewhere.get() : ofStack(gateway, layout);
    }

    private static TokenSource ofStack(URI gateway, StackLayout layout) throws IOException {
        Optional<StackState> state = StackState.read(layout.state())
                .filter(StackState::isUp)
                .filter(up -> HERE.contains(gateway.getHost()) && listensOn(gateway.getPort(), up));
        return state.isEmpty()
                ? TokenSource.NONE
                : of(state.get(), layout)
                        .map(server -> server.tokens(TokenWish.EVERYTHING))
                        .orElse(TokenSource.NONE);
    }

    private static Optional<AuthorizationServer> of(StackState state, StackLayout layout) throws IOException {
        return state.added().containsKey(AuthorizationServer.NAME)
                ? Optional.of(StackDatabases.of(layout, state.ports()).authorizationServer())
                : Optional.empty();
    }

    private static boolean listensOn(int port, StackState state) {
        return state.ports().gateway() == port
                || state.added().entrySet().stream()
                        .anyMatch(each ->
                                each.getKey().startsWith(Service.GATEWAY.moduleName()) && each.getValue() == port);
    }
}
