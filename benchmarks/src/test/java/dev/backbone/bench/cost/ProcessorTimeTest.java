package dev.backbone.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void stolen_time_is_the_eighth_and_that_of_guests_counts_once() {
        var before = ProcessorTime.parse("cpu  100 0 50 800 10 0 0 40 7 0");
        var after = ProcessorTime.parse("cpu  150 0 60 820 10 0 0 60 9 0");

        assertThat(before.all()).isEqualTo(1_000);
        assertThat(after.stolenPercentSince(before)).isEqualTo(20);
    }

    @Test
    void this_machine_tells_it() {
        assertThat(ProcessorTime.now().all()).isPositive();
    }
}
