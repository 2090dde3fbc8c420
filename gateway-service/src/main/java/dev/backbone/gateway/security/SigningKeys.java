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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The authorization server's keys: asked for when a token names one that is not known, and now and then to learn which no
 * longer hold. While the server is away, those that are known hold. Who needs another waits for it, but not for long: a
 * server that hangs would have everybody wait. Thread-safe.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Nobody can have the server asked more often, by whatever tokens. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    /** For all of an answer: one that comes byte by byte never times out. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int LARGEST = 1 << 18;

    private final ResourceRetriever http =
            new DefaultResourceRetriever((int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), LARGEST);
    private final Outage outage = new Outage("The authorization server");
    private final ReentrantLock asking = new ReentrantLock();
    private final KeySetLocation location;
    private final Clock clock;
    private final Duration deadline;
    private volatile Answer last = new Answer(new JWKSet(), Instant.MIN, null);

    SigningKeys(KeySetLocation location, Clock clock) {
        this(location, clock, DEADLINE);
    }

    /** {@code deadline} is for all of an answer. */
    SigningKeys(KeySetLocation location, Clock clock, Duration deadline) {
        this.location = location;
        this.clock = clock;
        this.deadline = deadline;
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

    /** Says so if another asks for so long that this one wouldn't wait. */
    private Answer ask() {
        if (!mayAsk()) {
            return new Answer(last.keys(), last.at(), new TimeoutException("another waits for the keys already"));
        }
        try {
            if (isOlderThan(BETWEEN_QUESTIONS)) {
                last = fetch();
            }
            return last;
        } finally {
            asking.unlock();
        }
    }

    private boolean mayAsk() {
        try {
            return asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer fetch() {
        var coming = new FutureTask<>(
                () -> JWKSet.parse(http.retrieveResource(location.find(http)).getContent()));
        Thread.ofVirtual().name("signing-keys").start(coming);
        try {
            var keys = coming.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            outage.isOver();
            return new Answer(keys, clock.instant(), null);
        } catch (ExecutionException e) {
            return failed(e.getCause() instanceof Exception cause ? cause : e);
        } catch (TimeoutException e) {
            return failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(e);
        } finally {
            coming.cancel(true);
        }
    }

    private Answer failed(Exception failure) {
        outage.goesOn(failure);
        return new Answer(last.keys(), clock.instant(), failure);
    }

    private boolean isOlderThan(Duration age) {
        return last.at().isBefore(clock.instant().minus(age));
    }

    private record Answer(JWKSet keys, Instant at, @Nullable Exception failure) {}
}
