package dev.backbone.authorization;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The knobs of the authorization server.
 *
 * @param issuer how tokens name it
 * @param clientSecret of the only client; there is no default
 * @param keyFile holds the signing key, which is made at the first start
 */
@ConfigurationProperties("backbone.authorization")
record AuthorizationProperties(String issuer, String clientSecret, Path keyFile) {

    AuthorizationProperties {
        if (clientSecret == null || clientSecret.isBlank()) {
            throw new IllegalArgumentException("backbone.authorization.client-secret is not set");
        }
    }
}
