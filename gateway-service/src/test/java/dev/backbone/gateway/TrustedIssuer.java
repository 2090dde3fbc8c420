package dev.backbone.gateway;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Has every gateway that is started in the tests trust {@link Issuer#TRUSTED}, unless it is told otherwise. */
final class TrustedIssuer implements EnvironmentPostProcessor {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> properties =
                Map.of(PREFIX + "issuer-uri", Issuer.name(), PREFIX + "jwk-set-uri", Issuer.TRUSTED.keySet());
        environment
                .getPropertySources()
                .addAfter("systemEnvironment", new MapPropertySource("trusted issuer", properties));
    }
}
