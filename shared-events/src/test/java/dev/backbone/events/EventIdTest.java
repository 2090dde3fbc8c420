package dev.backbone.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void ids_are_uuids_of_version_7() {
        assertVersion7(EventId.random(Samples.TIME));
        assertVersion7(EventId.derived(Samples.FACT, "step"));
    }

    @Test
    void random_ids_carry_their_time_and_differ() {
        var ids = new HashSet<UUID>();
        IntStream.range(0, 10_000).forEach(_ -> ids.add(EventId.random(Samples.TIME)));
        assertThat(ids).hasSize(10_000);
        assertThat(ids)
                .allSatisfy(id -> assertThat(EventId.time(id).toEpochMilli()).isEqualTo(Samples.TIME.toEpochMilli()));
    }

    @Test
    void later_ids_sort_after_earlier_ones() {
        assertThat(EventId.random(Samples.TIME).toString())
                .isLessThan(EventId.random(Samples.TIME.plusMillis(1)).toString());
    }

    @Test
    void deriving_the_same_again_gives_the_same_id_for_ever() {
        assertThat(EventId.derived(Samples.FACT, "backbone.orders.OrderValidated.v1"))
                .isEqualTo(UUID.fromString("019b7700-0000-79e7-b62f-3e424a52660e"));
    }

    @Test
    void each_step_and_each_cause_has_its_own_id() {
        var steps = Arrays.stream(EventType.values())
                .map(type -> EventId.derived(Samples.FACT, type.typeName()))
                .toList();
        assertThat(steps).doesNotHaveDuplicates().doesNotContain(Samples.FACT);
        assertThat(EventId.derived(Samples.FACT, "step")).isNotEqualTo(EventId.derived(Samples.CAUSE, "step"));
    }

    @Test
    void a_derived_id_has_the_time_of_its_cause() {
        var cause = EventId.random(Samples.TIME);
        assertThat(EventId.time(EventId.derived(EventId.derived(cause, "one"), "two")))
                .isEqualTo(EventId.time(cause));
    }

    private static void assertVersion7(UUID id) {
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void a_derivation_that_fails_leaves_nothing_behind_for_the_next() {
        var cause = Samples.FACT;
        var expected = EventId.derived(cause, "step");

        assertThatNullPointerException().isThrownBy(() -> EventId.derived(cause, nothing()));

        assertThat(EventId.derived(cause, "step")).isEqualTo(expected);
    }

    @Test
    void threads_do_not_get_into_each_others_way() {
        var cause = Samples.FACT;
        var expected = IntStream.range(0, 1_000)
                .mapToObj(step -> EventId.derived(cause, "step-" + step))
                .toList();

        assertThat(IntStream.range(0, 1_000)
                        .parallel()
                        .mapToObj(step -> EventId.derived(cause, "step-" + step))
                        .toList())
                .isEqualTo(expected);
    }

    @SuppressWarnings("NullAway") // what a caller that is not checked might pass
    private static String nothing() {
        return null;
    }
}
