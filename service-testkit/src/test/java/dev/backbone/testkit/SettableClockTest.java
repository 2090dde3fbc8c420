package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void it_stands_still_until_it_is_set() {
        var clock = new SettableClock(NOON);
        var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.advance(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(300));
        assertThat(elsewhere.instant()).isEqualTo(clock.instant());

        clock.set(NOON);
        assertThat(elsewhere.instant()).isEqualTo(NOON);
    }
}
