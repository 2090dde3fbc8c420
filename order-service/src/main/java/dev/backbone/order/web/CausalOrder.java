package dev.backbone.order.web;

import dev.backbone.events.EncodedFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Puts facts into causal order: each after its cause, otherwise by time. Facts of different topics reach a service in
 * any order, and the clocks of their writers may differ, so neither arrival nor time alone will do.
 */
final class CausalOrder {

    private final Map<UUID, EncodedFact> waiting = new LinkedHashMap<>();
    private final Map<UUID, List<EncodedFact>> consequences = new HashMap<>();
    private final List<EncodedFact> sorted = new ArrayList<>();

    private CausalOrder(List<EncodedFact> facts) {
        facts.forEach(fact -> waiting.put(fact.envelope().id(), fact));
    }

    static List<EncodedFact> sort(List<EncodedFact> facts) {
        return new CausalOrder(facts).sort();
    }

    private List<EncodedFact> sort() {
        var byTime = waiting.values().stream()
                .sorted(Comparator.comparing(
                        (EncodedFact fact) -> fact.envelope().time()))
                .toList();
        for (var fact : byTime) {
            var cause = fact.envelope().causationId();
            if (cause != null && waiting.containsKey(cause)) {
                consequences.computeIfAbsent(cause, _ -> new ArrayList<>()).add(fact);
            } else {
                place(fact);
            }
        }
        // What is left was caused, directly or not, by itself, which only a broken writer can say: shown all the same.
        sorted.addAll(waiting.values());
        return sorted;
    }

    private void place(EncodedFact fact) {
        var id = fact.envelope().id();
        waiting.remove(id);
        sorted.add(fact);
        consequences.getOrDefault(id, List.of()).forEach(this::place);
    }
}
