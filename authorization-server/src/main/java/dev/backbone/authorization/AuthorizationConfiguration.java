package dev.backbone.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Tokens for the client's own credentials, and the key to check them with. */
@Configuration(proxyBeanMethods = false)
class AuthorizationConfiguration {

    private static final String AUDIENCE = "backbone";
    private static final String CUSTOMER = "customer";

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> http.securityMatcher(server.getEndpointsMatcher())
                        .with(server, endpoints -> endpoints.oidc(Customizer.withDefaults())))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain health(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    RegisteredClientRepository clients(AuthorizationProperties properties) {
        return new InMemoryRegisteredClientRepository(Client.of(properties.clientSecret()));
    }

    @Bean
    AuthorizationServerSettings settings(AuthorizationProperties properties) {
        return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(AuthorizationProperties properties)
            throws IOException, JOSEException, ParseException {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.of(properties.keyFile())));
    }

    /** The token is for whichever customer the request names; no customer, and it is for none. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            context.getClaims().audience(List.of(AUDIENCE));
            if (context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken grant
                    && grant.getAdditionalParameters().get(CUSTOMER) instanceof String customer) {
                context.getClaims().claim(CUSTOMER, customer);
            }
        };
    }
}
