package dev.backbone.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.util.Optional;

/** What this gateway counts for itself, in memory. */
final class OwnCounts implements Counts {

    private final BucketConfiguration bucket;
    private final ProxyManager<String> buckets;

    OwnCounts(Quota quota, int callers) {
        this.bucket = quota.bucket();
        this.buckets = Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(callers))
                .expirationAfterWrite(Quota.whenFull())
                .build();
    }

    @Override
    public Optional<ConsumptionProbe> take(String caller) {
        return Optional.of(buckets.getProxy(caller, () -> bucket).tryConsumeAndReturnRemaining(1));
    }

    /** Takes back what was counted for somebody. */
    void giveBack(String caller) {
        buckets.getProxy(caller, () -> bucket).addTokens(1);
    }
}
