package dev.backbone.gateway.stream;

import dev.backbone.events.CausalOrder;
import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.gateway.follow.OrderState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one client is told of an order: each fact once and after its cause, none of those that it had before, and nothing
 * after the fact that ends the order. That comes last of all that is known by then: what happened beside it may come
 * before or after it at each gateway, and a client that had the one must not miss the other. Not thread-safe.
 */
final class Story {

    private final CausalOrder order = new CausalOrder();
    private List<EncodedFact> untold = new ArrayList<>();
    private @Nullable UUID lastTold;
    private @Nullable EncodedFact end;
    private final Set<@Nullable UUID> fromTheEndOn = new HashSet<>();
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
        appendEnd();
    }

    /** The client's last fact is not to be found: all is told from the beginning. */
    void beginAnewIfLastIsUnknown() {
        lastTold = null;
    }

    /** The causes that are missing won't come: what waited for them is told without. */
    void goOnWithoutTheMissing() {
        order.release().forEach(this::append);
        appendEnd();
    }

    private void append(EncodedFact fact) {
        if (end == null && isFinal(fact)) {
            end = fact;
        }
        boolean isEndOrFollowsIt =
                fact.equals(end) || fromTheEndOn.contains(fact.envelope().causationId());
        if (isEndOrFollowsIt) {
            fromTheEndOn.add(fact.envelope().id());
        } else if (!ended) {
            untold.add(fact);
        }
        if (fact.envelope().id().equals(lastTold)) {
            lastTold = null;
            untold.clear();
            if (isEndOrFollowsIt) {
                ended = true;
            } else if (ended && end != null) {
                untold.add(end);
            }
        }
    }

    private void appendEnd() {
        if (end != null && !ended) {
            untold.add(end);
            ended = true;
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
