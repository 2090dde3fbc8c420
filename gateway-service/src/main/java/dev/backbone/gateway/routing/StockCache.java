package dev.backbone.gateway.routing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.backbone.events.EventType;
import dev.backbone.gateway.follow.FactListener;
import dev.backbone.gateway.follow.Heard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What stock-service has said of items, until their levels change. Of many who ask for one at a time, one asks the
 * service. An answer that was under way when a change became known is given to those who wait for it, and not kept: it
 * may be of before. Thread-safe.
 */
public final class StockCache implements FactListener {

    private static final Executor LOADERS =
            task -> Thread.ofVirtual().name("stock-cache").start(task);

    private final AsyncCache<String, Load> loads;

    StockCache(StockCacheProperties settings) {
        this.loads = Caffeine.newBuilder()
                .maximumSize(settings.items())
                .expireAfter(
                        Expiry.<String, Load>creating((_, load) -> load.isKept() ? settings.keepFor() : Duration.ZERO))
                .executor(LOADERS)
                .buildAsync();
    }

    /**
     * The answer about an item. Only what is there is kept: no refusal, and no failure.
     *
     * @throws ServiceUnavailableException if that is what came of asking
     */
    public Answer get(String sku, Supplier<Answer> ask) {
        return loads.get(sku, _ -> Load.of(ask)).join().answer();
    }

    @Override
    public void heard(List<Heard> facts) {
        for (var heard : facts) {
            if (heard.type() == EventType.STOCK_LEVEL_CHANGED) {
                loads.asMap().remove(heard.fact().envelope().subject());
            }
        }
    }

    /** What came of asking; a failure is a value here, because the cache would log it with each request. */
    private record Load(@Nullable Answer given, @Nullable ServiceUnavailableException failure) {

        static Load of(Supplier<Answer> ask) {
            try {
                return new Load(ask.get(), null);
            } catch (ServiceUnavailableException e) {
                return new Load(null, e);
            }
        }

        boolean isKept() {
            return given != null && given.status().isSameCodeAs(HttpStatus.OK);
        }

        Answer answer() {
            if (given != null) {
                return given;
            }
            throw failure != null ? failure : new IllegalStateException("a load ends with an answer or a failure");
        }
    }
}
