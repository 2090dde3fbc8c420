package dev.backbone.gateway.limits;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way to Redis: made when it is first needed, and again whenever it is lost. Nothing waits in it for better times. */
final class RedisConnection implements AutoCloseable {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final String PREFIX = "backbone:rate:";

    private final ClientResources resources = ClientResources.builder()
            .reconnectDelay(Delay.constant(BETWEEN_ATTEMPTS))
            .build();
    private final RedisClient client;
    private final Duration timeout;
    private @Nullable ProxyManager<String> buckets;

    RedisConnection(String uri, Duration timeout) {
        var address = RedisURI.create(uri);
        address.setTimeout(LONGEST);
        this.client = RedisClient.create(resources, address);
        this.timeout = timeout;
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(LONGEST))
                .socketOptions(SocketOptions.builder().connectTimeout(LONGEST).build())
                .build());
    }

    /** The buckets that are in Redis; throws if it was never reached. */
    synchronized ProxyManager<String> buckets() {
        var current = buckets;
        if (current == null) {
            current = connect();
            buckets = current;
        }
        return current;
    }

    private ProxyManager<String> connect() {
        var connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        ProxyManager<String> all = Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(Quota.whenFull())
                .requestTimeout(timeout)
                .build();
        return all.withMapper(caller -> PREFIX + caller);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, LONGEST);
        var ended = resources.shutdown(0, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        ended.awaitUninterruptibly(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }
}
