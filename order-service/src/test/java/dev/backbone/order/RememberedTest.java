package dev.backbone.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Event;
import dev.backbone.events.EventType;
import dev.backbone.order.domain.OrderDecider;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final Samples the = new Samples();
    private final OrderDecider decider = new OrderDecider(Map.of());

    @Test
    void what_is_not_remembered_changes_no_state() {
        List<Event> toCompletion =
                List.of(the.requested(), the.validated(), the.confirmed(), the.dispatched(), the.completed());
        List<Event> toCancellation =
                List.of(the.requested(), the.validated(), the.confirmed(), the.cancellationStarted(), the.cancelled());
        changesNothingOnTheWay(toCompletion);
        changesNothingOnTheWay(toCancellation);
    }

    private void changesNothingOnTheWay(List<Event> steps) {
        var state = decider.initial();
        for (Event step : steps) {
            state = decider.evolve(state, Facts.fixed(1, step));
            for (Event event : the.all()) {
                if (!OrderConfiguration.REMEMBERED.contains(EventType.of(event))) {
                    assertThat(decider.evolve(state, Facts.fixed(2, event))).isSameAs(state);
                }
            }
        }
    }
}
