package dev.backbone.gateway.routing;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of a service, and whether it was there when it was last asked. Logs when that changes. Thread-safe. */
final class Instance {

    private static final Logger log = LoggerFactory.getLogger(Instance.class);

    private final URI uri;
    private final AtomicBoolean down = new AtomicBoolean();

    Instance(URI uri) {
        this.uri = uri;
    }

    URI uri() {
        return uri;
    }

    boolean isDown() {
        return down.get();
    }

    /** Whether this is news. */
    boolean failed(@Nullable Throwable reason) {
        var news = !down.getAndSet(true);
        if (news) {
            log.warn("{} can't be reached: {}", uri, String.valueOf(reason));
        }
        return news;
    }

    void answered() {
        if (down.get() && down.getAndSet(false)) {
            log.info("{} is back", uri);
        }
    }
}
