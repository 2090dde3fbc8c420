package dev.backbone.authorization;

import java.time.Duration;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The only client: {@code ./backbone}. */
final class Client {

    private static final String ID = "backbone-cli";
    private static final Set<String> SCOPES = Set.of("orders:read", "orders:write", "stock:write", "ops");
    private static final Duration LIFETIME = Duration.ofHours(1);

    private Client() {}

    /** The secret is a long random one, which a slow hash would not make harder to guess. */
    static RegisteredClient of(String secret) {
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(SCOPES))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFETIME).build())
                .build();
    }
}
