package dev.backbone.gateway.security;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What makes a token a good one. */
final class Tokens {

    private Tokens() {}

    /** Accepts any algorithm with a private and a public key, so {@code none} and shared secrets never. */
    static JwtDecoder decoder(OAuth2ResourceServerProperties.Jwt expected, Clock clock) {
        var keys = new SigningKeys(new KeySetLocation(expected.getIssuerUri(), expected.getJwkSetUri()), clock);
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> Collections.addAll(algorithms, SignatureAlgorithm.values()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(rules(expected, clock)));
        return decoder;
    }

    private static List<OAuth2TokenValidator<Jwt>> rules(OAuth2ResourceServerProperties.Jwt expected, Clock clock) {
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
        rules.add(types());
        rules.add(times(clock));
        if (expected.getIssuerUri() != null) {
            rules.add(new JwtIssuerValidator(expected.getIssuerUri()));
        }
        rules.add(new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && !Collections.disjoint(audience, expected.getAudiences())));
        return rules;
    }

    /** RFC 9068 has a type of its own for access tokens, which not all servers use. */
    private static OAuth2TokenValidator<Jwt> types() {
        var types = new JwtTypeValidator("JWT", "at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    private static OAuth2TokenValidator<Jwt> times(Clock clock) {
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }
}
