package dev.backbone.gateway.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Spring's own {@code spring.security.oauth2.resourceserver.jwt} doesn't tell.
 *
 * @param enabled can be switched off only where nobody but this machine can reach the gateway
 * @param customerClaim the claim of a token that names its customer
 */
@ConfigurationProperties("backbone.security")
record SecurityProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("customer") String customerClaim) {}
