package dev.backbone.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void pauses_double_while_a_program_keeps_dying() {
        assertThat(backoff.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void pauses_never_exceed_half_a_minute() {
        for (int i = 0; i < 20; i++) {
            assertThat(backoff.after(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void a_good_run_is_forgiven() {
        backoff.after(Duration.ZERO);
        backoff.after(Duration.ZERO);

        assertThat(backoff.after(Duration.ofMinutes(2))).isEqualTo(Duration.ofMillis(500));
    }
}
