package dev.backbone.gateway.stream;

import dev.backbone.events.CausalOrder;
import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.gateway.follow.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one client is told of an order: each fact once and after its cause, none of those that it had before, and nothing
 * after the fact that ends the order. Not thread-safe.
 */
final class Story {

    private final CausalOrder order = new CausalOrder();
    private List<EncodedFact> untold = new ArrayList<>();
    private @Nullable UUID lastTold;
    private boolean ended;

    /**
     * A story that begins anew, or goes on.
     *
     * @param lastTold the last fact that the client had; until it comes, nobody knows what is new to it
     */
    Story(@Nullable UUID lastTold) {
        this.lastTold = lastTold;
    }

    /** Facts have come, maybe not for the first time. */
    void add(List<EncodedFact> facts) {
        facts.forEach(fact -> order.add(fact).forEach(this::append));
    }

    /** The client's last fact is not to be found: all is told from the beginning. */
    void beginAnewIfLastIsUnknown() {
        lastTold = null;
    }

    /** The causes that are missing won't come: what waited for them is told without. */
    void goOnWithoutTheMissing() {
        order.release().forEach(this::append);
    }

    private void append(EncodedFact fact) {
        if (!ended) {
            untold.add(fact);
            ended = isFinal(fact);
        }
        if (fact.envelope().id().equals(lastTold)) {
            untold.clear();
            lastTold = null;
        }
    }

    private static boolean isFinal(EncodedFact fact) {
        return EventType.named(fact.envelope().type())
                .flatMap(OrderState::after)
                .filter(OrderState::isFinal)
                .isPresent();
    }

    /** What is to be told now; from now on it has been. */
    List<EncodedFact> next() {
        if (lastTold != null || untold.isEmpty()) {
            return List.of();
        }
        var next = untold;
        untold = new ArrayList<>();
        return next;
    }

    /** Whether there are facts that can't be told because another is missing. */
    boolean isWaiting() {
        return lastTold != null || (order.isWaiting() && !ended);
    }

    /** Whether all has been told. */
    boolean isOver() {
        return ended && untold.isEmpty() && lastTold == null;
    }
}
