package dev.backbone.gateway.security;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;

/** Lets nobody in without a token, unless that is switched off. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecurityProperties.class, OAuth2ResourceServerProperties.class})
class SecurityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

    @Bean
    SecurityProblems securityProblems() {
        return new SecurityProblems();
    }

    /** Each filter would be wrapped in several more, to be observed by nobody. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    HttpFirewall plainPaths() {
        return PlainPaths.firewall();
    }

    @Bean
    JwtDecoder tokens(OAuth2ResourceServerProperties properties, Clock clock) {
        return new RememberedTokens(Tokens.decoder(properties.getJwt(), clock), clock);
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http, SecurityProperties properties, ServerProperties server, SecurityProblems problems) {
        withoutSessions(http);
        if (properties.enabled()) {
            forTokens(http, new CallerReader(properties.customerClaim()), problems);
        } else {
            forEverybody(http, server);
        }
        return http.build();
    }

    private static void withoutSessions(HttpSecurity http) {
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .xssProtection(HeadersConfigurer.XXssConfig::disable));
    }

    private static void forTokens(HttpSecurity http, CallerReader callers, SecurityProblems problems) {
        http.authorizeHttpRequests(AccessRules::apply)
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(callers))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .withObjectPostProcessor(trouble(problems)));
    }

    /** By default, an authorization server that is away would be our mistake. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> trouble(SecurityProblems problems) {
        var handler = new AuthenticationEntryPointFailureHandler(problems);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    private static void forEverybody(HttpSecurity http, ServerProperties server) {
        var address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new InvalidConfigurationPropertyValueException(
                    "backbone.security.enabled",
                    false,
                    "Authorization can be switched off only if server.address is a loopback address.");
        }
        log.warn("Authorization is off: whoever can reach {} may do everything", address);
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .anonymous(anybody -> anybody.authorities(Scope.OPS.authority()));
    }
}
