package dev.backbone.local;

import dev.backbone.local.tokens.FetchedToken;
import dev.backbone.local.tokens.TokenSource;
import dev.backbone.local.tokens.TokenWish;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The stack's own authorization server: no service, but one more process. */
public record AuthorizationServer(int port, String clientSecret) {

    public static final String NAME = "authorization-server";

    static Path jar(Path root) {
        return root.resolve(NAME).resolve("target").resolve(NAME + ".jar");
    }

    /** As its tokens name it. */
    String issuer() {
        return "http://localhost:" + port;
    }

    String keySet() {
        return issuer() + "/oauth2/jwks";
    }

    /** Tokens for the stack's gateways. */
    public TokenSource tokens(TokenWish wish) {
        return new FetchedToken(URI.create("http://127.0.0.1:" + port), clientSecret, wish);
    }

    Map<String, String> environment(Path keyFile) {
        return Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                Integer.toString(port),
                "BACKBONE_AUTHORIZATION_ISSUER",
                issuer(),
                "BACKBONE_AUTHORIZATION_CLIENTSECRET",
                clientSecret,
                "BACKBONE_AUTHORIZATION_KEYFILE",
                keyFile.toString(),
                "MALLOC_ARENA_MAX",
                "2");
    }

    @Override
    public String toString() {
        return NAME + " on port " + port;
    }
}
