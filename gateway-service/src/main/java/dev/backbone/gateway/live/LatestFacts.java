package dev.backbone.gateway.live;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.MalformedFactException;
import dev.backbone.events.PublicFact;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The last few facts about orders. Thread-safe. */
final class LatestFacts {

    private static final int MANY = 20;

    /** Where people live is nothing to be shown on a wall. */
    private static final String ADDRESS = "shipTo";

    private final Deque<EncodedFact> facts = new ArrayDeque<>(MANY);

    synchronized void add(EncodedFact fact) {
        if (facts.size() == MANY) {
            facts.removeFirst();
        }
        facts.addLast(fact);
    }

    /** As the journals show them, but without addresses; oldest first. */
    List<PublicFact> shown() {
        return copy().stream().flatMap(LatestFacts::show).toList();
    }

    private synchronized List<EncodedFact> copy() {
        return List.copyOf(facts);
    }

    private static Stream<PublicFact> show(EncodedFact fact) {
        try {
            var shown = PublicFact.of(fact);
            withoutAddress(shown.data());
            return Stream.of(shown);
        } catch (MalformedFactException e) {
            return Stream.of();
        }
    }

    private static void withoutAddress(JsonNode data) {
        if (data instanceof ObjectNode object) {
            object.remove(ADDRESS);
        }
        data.forEach(LatestFacts::withoutAddress);
    }
}
