package dev.backbone.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger verified = new AtomicInteger();

    @Test
    void a_token_is_verified_once() {
        var tokens = at(START);

        assertThat(tokens.decode("good").getTokenValue()).isEqualTo("good");
        assertThat(tokens.decode("good").getTokenValue()).isEqualTo("good");
        assertThat(verified).hasValue(1);

        assertThat(tokens.decode("another").getTokenValue()).isEqualTo("another");
        assertThat(verified).hasValue(2);
    }

    @Test
    void one_that_has_ended_is_verified_again() {
        var tokens = at(START.plus(Duration.ofHours(2)));

        tokens.decode("good");
        tokens.decode("good");

        assertThat(verified).hasValue(2);
    }

    @Test
    void one_that_was_refused_is_refused_again() {
        var tokens = at(START);

        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThat(verified).hasValue(2);
    }

    private RememberedTokens at(Instant now) {
        return new RememberedTokens(this::verify, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Jwt verify(String token) {
        verified.incrementAndGet();
        if (token.equals("bad")) {
            throw new BadJwtException("bad");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject("somebody")
                .expiresAt(START.plus(Duration.ofHours(1)))
                .build();
    }
}
