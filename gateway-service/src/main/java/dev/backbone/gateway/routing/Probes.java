package dev.backbone.gateway.routing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Asks instances that are down until they answer again, so that no client's request has to find out: one that hangs
 * would cost it the whole time-out. Thread-safe.
 */
final class Probes implements AutoCloseable {

    private static final String PATH = "/actuator/health/liveness";

    private final RestClient http;
    private final Duration pause;
    private volatile boolean closed;

    Probes(RestClient http, Duration pause) {
        this.http = http;
        this.pause = pause;
    }

    /** Watches an instance, in a thread of its own, until it is back. */
    void watch(Instance instance) {
        Thread.ofVirtual().name("probe-" + instance.uri()).start(() -> {
            do {
                LockSupport.parkNanos(pause.toNanos());
            } while (!closed && instance.isDown() && !comesBack(instance));
        });
    }

    /** Whatever it answers: only that it does counts, and a client's request tells the rest. */
    private boolean comesBack(Instance instance) {
        try {
            http.get().uri(instance.uri().resolve(PATH)).exchange((_, _) -> true);
            instance.answered();
            return true;
        } catch (ResourceAccessException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
