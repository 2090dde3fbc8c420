package dev.backbone.gateway.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.backbone.gateway.kafka.Outage;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The authorization server's keys: asked for when a token names one that is not known, and now and then to learn which no
 * longer hold. While the server is away, those that are known hold. Thread-safe.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Nobody can have the server asked more often, by whatever tokens. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST = 1 << 18;

    private final ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST);
    private final Outage outage = new Outage("The authorization server");
    private final ReentrantLock asking = new ReentrantLock();
    private final KeySetLocation location;
    private final Clock clock;
    private volatile Answer last = new Answer(new JWKSet(), Instant.MIN, null);

    SigningKeys(KeySetLocation location, Clock clock) {
        this.location = location;
        this.clock = clock;
    }

    /** Throws if no key is known and the server can't tell; the result is empty if it knows none either. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var known = selector.select(last.keys());
        if (!known.isEmpty()) {
            if (isOlderThan(last.failure() == null ? FRESH : BETWEEN_QUESTIONS) && !asking.isLocked()) {
                Thread.startVirtualThread(this::ask);
            }
            return known;
        }
        var answer = ask();
        var found = selector.select(answer.keys());
        if (found.isEmpty() && answer.failure() != null) {
            throw new KeySourceException("no keys", answer.failure());
        }
        return found;
    }

    private Answer ask() {
        asking.lock();
        try {
            if (isOlderThan(BETWEEN_QUESTIONS)) {
                last = fetch();
            }
            return last;
        } finally {
            asking.unlock();
        }
    }

    private Answer fetch() {
        try {
            var keys = JWKSet.parse(http.retrieveResource(location.find(http)).getContent());
            outage.isOver();
            return new Answer(keys, clock.instant(), null);
        } catch (IOException | ParseException | IllegalArgumentException failure) {
            outage.goesOn(failure);
            return new Answer(last.keys(), clock.instant(), failure);
        }
    }

    private boolean isOlderThan(Duration age) {
        return last.at().isBefore(clock.instant().minus(age));
    }

    private record Answer(JWKSet keys, Instant at, @Nullable Exception failure) {}
}
