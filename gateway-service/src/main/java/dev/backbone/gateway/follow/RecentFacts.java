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

    /** An order that ends has far fewer; one about which no end of facts comes must not cost more with each. */
    static final int MAX_FACTS = 500;

    private final Cache<UUID, Latest> facts = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumWeight(MAX_BYTES)
            .weigher((UUID _, Latest latest) -> latest.bytes())
            .build();

    @Override
    public void heard(List<Heard> heard) {
        for (var each : heard) {
            each.orderId().ifPresent(orderId -> facts.asMap().merge(orderId, Latest.of(each.fact()), Latest::and));
        }
    }

    /** In the order in which they were heard; maybe only the latest, maybe some twice. */
    public List<EncodedFact> of(UUID orderId) {
        var recent = facts.getIfPresent(orderId);
        return recent == null ? List.of() : recent.facts();
    }

    private record Latest(List<EncodedFact> facts, int bytes) {

        static Latest of(EncodedFact fact) {
            return new Latest(List.of(fact), bytes(fact));
        }

        Latest and(Latest more) {
            List<EncodedFact> all = new ArrayList<>(facts.size() + more.facts.size());
            all.addAll(facts);
            all.addAll(more.facts);
            var oldest = all.subList(0, Math.max(0, all.size() - MAX_FACTS));
            int gone = oldest.stream().mapToInt(Latest::bytes).sum();
            oldest.clear();
            return new Latest(Collections.unmodifiableList(all), bytes + more.bytes - gone);
        }

        private static int bytes(EncodedFact fact) {
            return fact.json().length + OVERHEAD;
        }
    }
}
