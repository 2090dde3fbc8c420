package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({"0, 10", "2, 10", "3, 12", "8, 32", "20, 80", "21, 80", "60000, 80"})
    void rests_four_times_as_long_as_the_work_took_within_bounds(long work, long rest) {
        var pace = new Pace(Duration.ofMillis(10));

        assertThat(pace.restAfter(Duration.ofMillis(work))).isEqualTo(Duration.ofMillis(rest));
    }

    @ParameterizedTest
    @CsvSource({"10, 5", "12, 5", "32, 8", "80, 20"})
    void waits_for_what_came_during_a_rest_about_as_long_as_the_work_took(long rest, long patience) {
        var pace = new Pace(Duration.ofMillis(10));

        assertThat(pace.askingAfter(Duration.ofMillis(rest))).isEqualTo(Duration.ofMillis(patience));
    }

    @Test
    void never_rests_for_more_than_a_second_since_it_can_not_be_woken_up() {
        assertThat(new Pace(Duration.ofMillis(500)).restAfter(Duration.ofMinutes(1)))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1001"})
    void refuses_a_rest_that_is_negative_or_too_long(long least) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(Duration.ofMillis(least)))
                .withMessageContaining("is " + least);
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "60000"})
    void a_pace_without_rest_has_none_however_long_the_work_took(long work) {
        assertThat(new Pace(Duration.ZERO).restAfter(Duration.ofMillis(work))).isZero();
    }
}
