package dev.backbone.order.view;

import dev.backbone.events.Fact;
import dev.backbone.order.domain.Order;
import dev.backbone.order.domain.OrderDecider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order as it stood at some moment. Pure. */
public final class PastOrder {

    private static final OrderDecider DECIDER = new OrderDecider(Map.of());

    private PastOrder() {}

    /**
     * Folds what had happened by then.
     *
     * @param stream all facts about the order, in the order of the journal
     * @param moment facts of this very moment count
     * @return empty if the order had not been requested yet
     */
    public static Optional<OrderRow> asOf(Instant moment, List<Fact> stream) {
        Order then = DECIDER.fold(telling(stream).stream()
                .filter(fact -> !fact.time().isAfter(moment))
                .toList());
        return OrderRow.of(then);
    }

    /**
     * Those that told something new when they were heard: the others must not tell it about the past, as a second
     * request would, of another gateway whose clock is behind.
     */
    private static List<Fact> telling(List<Fact> stream) {
        List<Fact> telling = new ArrayList<>();
        var order = DECIDER.initial();
        for (var fact : stream) {
            var after = DECIDER.evolve(order, fact);
            if (!after.equals(order)) {
                telling.add(fact);
            }
            order = after;
        }
        return telling;
    }
}
