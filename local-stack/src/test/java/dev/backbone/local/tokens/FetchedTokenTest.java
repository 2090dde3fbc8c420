package dev.backbone.local.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.backbone.local.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FetchedTokenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile int life = 3_600;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = "{\"access_token\": \"token-%d\", \"expires_in\": %d, \"error\": \"invalid_scope\"}"
                    .formatted(asked.size(), life)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_token_is_fetched_once_and_for_what_it_is_wanted() {
        TokenSource tokens = tokens(TokenWish.of("a&b"));

        assertThat(tokens.current()).contains("token-1");
        assertThat(tokens.current()).contains("token-1");
        assertThat(asked)
                .containsExactly("grant_type=client_credentials&scope=orders%3Aread+orders%3Awrite&customer=a%26b");
    }

    @Test
    void it_is_fetched_anew_before_it_ends() {
        life = 2;
        TokenSource tokens = tokens(TokenWish.EVERYTHING);

        assertThat(tokens.current()).contains("token-1");
        await().atMost(PATIENCE).until(() -> tokens.current().equals(Optional.of("token-2")));
    }

    @Test
    void while_the_server_is_away_it_is_used_to_its_end() {
        life = 4;
        TokenSource tokens = tokens(TokenWish.EVERYTHING);
        assertThat(tokens.current()).contains("token-1");
        stop();

        assertThat(tokens.current()).contains("token-1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(tokens::current)
                        .isInstanceOf(StackException.class)
                        .hasMessageStartingWith("no token can be had from http://127.0.0.1:"));
    }

    @Test
    void while_the_server_is_not_well_it_is_used_to_its_end_and_the_server_asked_now_and_then() {
        life = 6;
        TokenSource tokens = tokens(TokenWish.EVERYTHING);
        assertThat(tokens.current()).contains("token-1");
        status = 503;

        await().atMost(PATIENCE).until(() -> tokens.current().equals(Optional.of("token-1")) && asked.size() == 2);
        for (int i = 0; i < 10; i++) {
            assertThat(tokens.current()).contains("token-1");
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_server_that_is_not_well_yet_is_waited_for() {
        status = 503;
        CompletableFuture<Optional<String>> token =
                CompletableFuture.supplyAsync(() -> tokens(TokenWish.EVERYTHING).current());
        await().atMost(PATIENCE).until(() -> !asked.isEmpty());
        assertThat(token).isNotDone();

        status = 200;
        assertThat(token)
                .succeedsWithin(Duration.ofSeconds(20))
                .satisfies(fetched -> assertThat(fetched)
                        .hasValueSatisfying(value -> assertThat(value).startsWith("token-")));
    }

    @Test
    void a_refusal_is_one_clear_line() {
        status = 400;

        assertThatThrownBy(() -> tokens(TokenWish.EVERYTHING).current())
                .isInstanceOf(StackException.class)
                .hasMessage("the authorization server refuses: invalid_scope");
    }

    private TokenSource tokens(TokenWish wish) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new FetchedToken(address, "secret", wish);
    }
}
