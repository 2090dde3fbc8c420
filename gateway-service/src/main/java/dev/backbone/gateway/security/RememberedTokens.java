package dev.backbone.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Knows a token again that was found good less than a minute ago, and has not ended: to verify a signature costs more
 * than all the rest of a request. A signing key that is withdrawn is trusted so much longer. Thread-safe.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int MOST_CHARACTERS = 8_000_000;

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> good = Caffeine.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String token, Jwt _) -> token.length())
            .build();

    RememberedTokens(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        var known = good.getIfPresent(token);
        if (known != null && !hasEnded(known)) {
            return known;
        }
        var decoded = decoder.decode(token);
        good.put(token, decoded);
        return decoded;
    }

    private boolean hasEnded(Jwt token) {
        var end = token.getExpiresAt();
        return end == null || end.isBefore(clock.instant());
    }
}
