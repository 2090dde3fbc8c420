package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.StockReplenishmentEvent.ReplenishmentRequested;
import dev.backbone.events.StockReplenishmentEvent.StockReceived;
import dev.backbone.runtime.Decider;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeciderSpecTest {

    private static final Event THREE_CAME_IN = new StockReceived("mug", 3);
    private static final Event MORE_WANTED = new ReplenishmentRequested("mug", 3, 10);

    private final DeciderSpec<Long> spec = DeciderSpec.of(new Replenisher());

    @Test
    void a_right_expectation_holds() {
        spec.given()
                .when(THREE_CAME_IN)
                .then(MORE_WANTED)
                .thenState(units -> assertThat(units).isEqualTo(3));
        spec.given(new StockReceived("mug", 9)).when(THREE_CAME_IN).thenNothing();
    }

    @Test
    void a_wrong_expectation_fails_and_tells_the_story() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> spec.when(THREE_CAME_IN).thenNothing())
                .withMessageContaining("decided when StockReceived[sku=mug, quantity=3] given []")
                .withMessageContaining("ReplenishmentRequested");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> spec.given(new StockReceived("mug", 9))
                        .when(THREE_CAME_IN)
                        .then(MORE_WANTED));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> spec.when(THREE_CAME_IN)
                        .thenState(units -> assertThat(units).isZero()));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> spec.when(THREE_CAME_IN).thenNothingWhenRepeated());
    }

    @Test
    void what_is_received_joins_the_stream_and_what_is_proposed_does_not() {
        spec.given(THREE_CAME_IN)
                .when(THREE_CAME_IN)
                .thenState(units -> assertThat(units).isEqualTo(6));
        spec.given(THREE_CAME_IN)
                .thenState(units -> assertThat(units).isEqualTo(3))
                .whenProposed(THREE_CAME_IN)
                .thenState(units -> assertThat(units).isEqualTo(3));
    }

    @Test
    void given_facts_have_fixed_ids_and_times() {
        assertThat(Facts.fixed(1, THREE_CAME_IN)).isEqualTo(Facts.fixed(1, THREE_CAME_IN));
        assertThat(Facts.fixed(1, THREE_CAME_IN).time()).isEqualTo(Facts.START);
        assertThat(Facts.fixed(2, THREE_CAME_IN).time()).isEqualTo(Facts.START.plusSeconds(1));
        assertThat(Facts.fixed(2, THREE_CAME_IN).id())
                .isNotEqualTo(Facts.fixed(1, THREE_CAME_IN).id())
                .matches(id -> id.version() == 7);
    }

    @Test
    void a_decider_that_changes_its_mind_is_found_out() {
        var calls = new AtomicLong();
        var fickle = DeciderSpec.of(new Replenisher() {
            @Override
            public List<Event> decide(Long units, Event incoming) {
                return List.of(new ReplenishmentRequested("mug", calls.incrementAndGet(), 10));
            }
        });
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> fickle.when(THREE_CAME_IN))
                .withMessageContaining("deciding the same again");
        assertThatCode(() -> spec.when(THREE_CAME_IN)).doesNotThrowAnyException();
    }

    /** Wants ten of everything, and says so whenever there are fewer. */
    private static class Replenisher implements Decider<Long> {
        @Override
        public Long initial() {
            return 0L;
        }

        @Override
        public Long evolve(Long units, Fact fact) {
            return fact.event() instanceof StockReceived received ? units + received.quantity() : units;
        }

        @Override
        public List<Event> decide(Long units, Event incoming) {
            var after = evolve(units, Facts.fixed(1, incoming));
            return after < 10 ? List.of(new ReplenishmentRequested("mug", after, 10)) : List.of();
        }
    }
}
