package dev.backbone.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.backbone.bench.cost.CpuReading.Use;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuReadingTest {

    private final CpuReading earlier = reading("kafka", 7, 3);

    @Test
    void what_was_used_between_two_readings_is_their_difference() {
        assertThat(reading("kafka", 7, 5).since(earlier)).isEqualTo(Map.of("kafka", Duration.ofSeconds(2)));
    }

    @Test
    void a_process_that_was_started_again_spoils_what_was_measured() {
        assertThatIllegalStateException()
                .isThrownBy(() -> reading("kafka", 8, 5).since(earlier))
                .withMessageContaining("kafka");
    }

    @Test
    void so_does_one_that_is_gone_or_new() {
        var nothing = new CpuReading(Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> nothing.since(earlier))
                .withMessageContaining("kafka");
        assertThatIllegalStateException()
                .isThrownBy(() -> earlier.since(nothing))
                .withMessageContaining("kafka");
    }

    private static CpuReading reading(String process, long pid, int seconds) {
        return new CpuReading(Map.of(process, new Use(pid, Duration.ofSeconds(seconds))));
    }
}
