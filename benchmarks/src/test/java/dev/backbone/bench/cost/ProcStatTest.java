package dev.backbone.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcStatTest {

    private static final String LINE =
            "4711 (postgres: a (b) c) S 1 4711 4711 0 -1 4194560 5 6 7 8 150 50 30 20 20 0 1 0 9";

    @Test
    void user_and_system_time_count_and_those_of_ended_children_apart() {
        var stat = ProcStat.parse(LINE);

        assertThat(stat.own()).isEqualTo(Duration.ofSeconds(2));
        assertThat(stat.ofEndedChildren()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void shared_pages_count_in_equal_parts() {
        assertThat(ProcessFamily.proportional("""
                55a0-7ffd ---p 00000000 00:00 0 [rollup]
                Rss:               21504 kB
                Pss:                7168 kB
                Pss_Anon:           1024 kB
                """)).isEqualTo(7_168);
    }

    @Test
    void this_very_process_has_used_time_and_memory() {
        var family = new ProcessFamily(ProcessHandle.current());

        assertThat(family.cpu()).isPositive();
        assertThat(family.ownMegabytes()).isPositive();
    }
}
