package dev.backbone.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Puts facts into causal order: each after its cause, otherwise by time. Facts of different topics reach a service in
 * any order, and the clocks of their writers may differ, so neither arrival nor time alone will do.
 *
 * <p>An instance takes the facts as they come, and holds back each whose cause has not come yet. Not thread-safe.
 */
public final class CausalOrder {

    private static final Comparator<EncodedFact> BY_TIME =
            Comparator.comparing(fact -> fact.envelope().time());

    private final Set<UUID> placed = new HashSet<>();
    private final Map<UUID, List<EncodedFact>> waiting = new HashMap<>();

    /** Sorts the facts that there are; one whose cause is not among them waits for nothing. One id, one fact. */
    public static List<EncodedFact> sort(List<EncodedFact> facts) {
        var ids = facts.stream().map(fact -> fact.envelope().id()).collect(Collectors.toSet());
        var order = new CausalOrder();
        var sorted = new ArrayList<EncodedFact>();
        for (var fact : facts.stream().sorted(BY_TIME).toList()) {
            var cause = fact.envelope().causationId();
            sorted.addAll(cause == null || ids.contains(cause) ? order.add(fact) : order.place(fact));
        }
        // What is left was caused, directly or not, by itself, which only a broken writer can say: shown all the same.
        sorted.addAll(order.release());
        return sorted;
    }

    /**
     * Takes a fact; the result are the facts that come next: none while its cause is missing or if it was placed
     * before, otherwise this one, and all that were waiting for it.
     */
    public List<EncodedFact> add(EncodedFact fact) {
        var cause = fact.envelope().causationId();
        if (cause == null || placed.contains(cause)) {
            return place(fact);
        }
        var others = waiting.computeIfAbsent(cause, _ -> new ArrayList<>());
        if (others.stream().noneMatch(other -> isSame(other, fact))) {
            others.add(fact);
        }
        return List.of();
    }

    /** Gives up on the causes that never came: all that is held back, by time, but each after its cause if that is here. */
    public List<EncodedFact> release() {
        var held =
                waiting.values().stream().flatMap(List::stream).sorted(BY_TIME).toList();
        var heldIds = held.stream().map(fact -> fact.envelope().id()).collect(Collectors.toSet());
        var released = new ArrayList<EncodedFact>();
        held.stream()
                .filter(fact -> !heldIds.contains(fact.envelope().causationId()))
                .forEach(fact -> released.addAll(place(fact)));
        held.forEach(fact -> released.addAll(place(fact)));
        waiting.clear();
        return released;
    }

    /** Whether facts are held back. */
    public boolean isWaiting() {
        return !waiting.isEmpty();
    }

    private List<EncodedFact> place(EncodedFact fact) {
        var id = fact.envelope().id();
        if (!placed.add(id)) {
            return List.of();
        }
        var next = new ArrayList<>(List.of(fact));
        var consequences = waiting.remove(id);
        if (consequences != null) {
            consequences.forEach(each -> next.addAll(place(each)));
        }
        return next;
    }

    private static boolean isSame(EncodedFact one, EncodedFact other) {
        return one.envelope().id().equals(other.envelope().id());
    }
}
