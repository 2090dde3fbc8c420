package dev.backbone.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.backbone.gateway.kafka.Outage;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all gateways count together, in Redis. While Redis is away, nothing is counted and nobody waits for it: it is
 * asked for in the background until it is back.
 */
final class SharedCounts implements Counts, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedCounts.class);
    private static final String TRIAL = "trial";
    private static final long PAUSE_NANOS = 500_000_000;

    private final Outage outage = new Outage("Redis", "rates are not limited");
    private final AtomicBoolean watched = new AtomicBoolean();
    private final RedisConnection redis;
    private final BucketConfiguration bucket;
    private final Cache<String, Bucket> buckets;
    private volatile boolean away;
    private volatile boolean closed;

    /** Waits for the first connection, but for no longer than a connection takes. */
    SharedCounts(Quota quota, RateLimitProperties settings, RedisConnection redis) {
        this.redis = redis;
        this.bucket = quota.bucket();
        this.buckets = Caffeine.newBuilder().maximumSize(settings.callers()).build();
        if (!isThere()) {
            away = true;
            watch();
        }
    }

    @Override
    public Optional<ConsumptionProbe> take(String caller) {
        if (away) {
            return Optional.empty();
        }
        try {
            return Optional.of(bucketOf(caller).tryConsumeAndReturnRemaining(1));
        } catch (RuntimeException e) { // Whatever is the matter with it, requests go through.
            log.debug("A request is not counted", e);
            watch();
            return Optional.empty();
        }
    }

    /** Of requests that come at once, one asks Redis for all; so they don't get into each other's way there. */
    private Bucket bucketOf(String caller) {
        return buckets.get(
                caller,
                key -> redis.buckets()
                        .builder()
                        .withOptimization(Optimizations.batching())
                        .build(key, () -> bucket));
    }

    /** Finds out whether it is away or was slow once, and waits until it is there. */
    private void watch() {
        if (watched.getAndSet(true)) {
            return;
        }
        Thread.ofVirtual().name("redis-watch").start(() -> {
            while (!closed && !isThere()) {
                away = true;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            away = false;
            watched.set(false);
        });
    }

    /** Counts something of its own: a Redis that can't be written to is of no use. */
    private boolean isThere() {
        try {
            redis.buckets().getProxy(TRIAL, () -> bucket).tryConsume(1);
            outage.isOver();
            return true;
        } catch (RuntimeException e) {
            outage.goesOn(e);
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        redis.close();
    }
}
