package dev.backbone.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The keys of an authorization server whose answers come byte by byte, and never end. */
@Timeout(60)
class SigningKeysTest {

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private final CountDownLatch asked = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::trickle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_is_given_up() {
        var keys = new SigningKeys(location(), Clock.systemUTC());
        assertThatThrownBy(() -> keys.get(ANY, null))
                .isInstanceOf(KeySourceException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(asked.getCount()).isZero();
    }

    @Test
    void while_one_waits_for_it_others_give_up_sooner() throws Exception {
        var keys = new SigningKeys(location(), Clock.systemUTC(), Duration.ofHours(1));
        var first = CompletableFuture.supplyAsync(() -> get(keys));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> keys.get(ANY, null)).hasRootCauseMessage("another waits for the keys already");
        assertThat(first).isNotDone();
        server.stop(0);
        assertThat(first)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(IOException.class);
    }

    private KeySetLocation location() {
        return new KeySetLocation(
                null, "http://localhost:" + server.getAddress().getPort());
    }

    private static List<JWK> get(SigningKeys keys) {
        try {
            return keys.get(ANY, null);
        } catch (KeySourceException e) {
            throw new CompletionException(e);
        }
    }

    /** Until the server stops. */
    private void trickle(HttpExchange exchange) throws IOException {
        asked.countDown();
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        while (true) {
            body.write(' ');
            body.flush();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
