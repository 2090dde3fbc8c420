package dev.backbone.gateway.follow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.backbone.events.EncodedFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * What was heard of each order lately: enough to close the gap between what order-service has taken in, when it is asked
 * for an order's journal, and what comes from then on. Thread-safe.
 */
public final class RecentFacts implements FactListener {

    private static final long MAX_BYTES = 32L << 20;
    private static final int OVERHEAD = 500;

    private final Cache<UUID, List<EncodedFact>> facts = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumWeight(MAX_BYTES)
            .weigher((UUID _, List<EncodedFact> all) ->
                    all.stream().mapToInt(fact -> fact.json().length + OVERHEAD).sum())
            .build();

    @Override
    public void heard(List<Heard> heard) {
        for (var each : heard) {
            each.orderId()
                    .ifPresent(orderId -> facts.asMap().merge(orderId, List.of(each.fact()), (before, more) -> {
                        List<EncodedFact> all = new ArrayList<>(before.size() + more.size());
                        all.addAll(before);
                        all.addAll(more);
                        return Collections.unmodifiableList(all);
                    }));
        }
    }

    /** In the order in which they were heard; maybe not all, maybe some twice. */
    public List<EncodedFact> of(UUID orderId) {
        var recent = facts.getIfPresent(orderId);
        return recent == null ? List.of() : recent;
    }
}
