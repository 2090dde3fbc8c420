package dev.backbone.gateway.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import java.time.Duration;

/** What everybody may ask: a bucket of so many requests, which fills up again at an even rate. */
record Quota(long perSecond, long burst) {

    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    /** A bucket that is full again tells nothing. */
    static ExpirationAfterWriteStrategy whenFull() {
        return ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL);
    }

    /** How long an empty bucket takes to be full. */
    long windowSeconds() {
        return Math.ceilDiv(burst, perSecond);
    }
}
