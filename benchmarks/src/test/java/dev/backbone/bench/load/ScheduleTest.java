package dev.backbone.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule fifty = new Schedule(1_000, 50);

    @Test
    void orders_are_due_at_equal_distances_from_the_start() {
        assertThat(fifty.due(0)).isEqualTo(1_000);
        assertThat(fifty.due(1)).isEqualTo(1_000 + 20_000_000);
        assertThat(fifty.due(50)).isEqualTo(1_000 + 1_000_000_000);
    }

    @Test
    void a_rate_that_is_no_whole_fraction_of_a_second_does_not_drift() {
        assertThat(new Schedule(0, 3).due(3_000_000))
                .isEqualTo(Duration.ofSeconds(1_000_000).toNanos());
    }

    @Test
    void there_are_as_many_orders_as_are_due_before_the_time_is_over() {
        assertThat(fifty.ordersWithin(Duration.ofSeconds(3))).isEqualTo(150);
        assertThat(new Schedule(0, 0.5).ordersWithin(Duration.ofSeconds(3))).isEqualTo(2);
    }
}
