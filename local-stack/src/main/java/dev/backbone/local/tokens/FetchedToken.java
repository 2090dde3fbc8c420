package dev.backbone.local.tokens;

import dev.backbone.local.StackException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A token from the stack's authorization server, fetched when it is first needed, and anew in good time. */
public final class FetchedToken implements TokenSource {

    private static final String CLIENT = "backbone-cli";
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI server;
    private final String secret;
    private final TokenWish wish;
    private @Nullable Fetched last;
    private Instant pauseEnd = Instant.MIN;
    private boolean outOfPatience;

    public FetchedToken(URI server, String secret, TokenWish wish) {
        this.server = server;
        this.secret = secret;
        this.wish = wish;
    }

    /**
     * While the server is away, or not well, the last one is used to its end, and the server asked now and then. Without
     * one, a server that is busy or not well is asked for two minutes, once; one that nobody listens at is not waited for.
     */
    @Override
    public synchronized Optional<String> current() {
        Fetched known = last;
        if (known != null && Instant.now().isBefore(earlier(known.end(), later(known.renewal(), pauseEnd)))) {
            return Optional.of(known.token());
        }
        try {
            last = known == null || Instant.now().isAfter(known.end()) ? fetchPatiently() : fetch();
            outOfPatience = false;
            return Optional.of(last.token());
        } catch (IOException e) {
            if (known != null && Instant.now().isBefore(known.end())) {
                pauseEnd = Instant.now().plus(PAUSE);
                return Optional.of(known.token());
            }
            String message = "no token can be had from " + server + ": see ./backbone status";
            throw new StackException(StackException.FAILED, message, e);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private Fetched fetchPatiently() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return fetch();
            } catch (ConnectException | HttpConnectTimeoutException | ProtocolException e) {
                throw e;
            } catch (IOException e) {
                if (outOfPatience || System.nanoTime() > deadline) {
                    outOfPatience = true;
                    throw e;
                }
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Fetched fetch() throws IOException {
        Instant asked = Instant.now();
        HttpResponse<String> answer = ask();
        if (answer.statusCode() >= 500) {
            throw new IOException("the authorization server is not well: status " + answer.statusCode());
        }
        JsonNode said = json(answer);
        if (answer.statusCode() != 200) {
            String error = said.path("error").asString("status " + answer.statusCode());
            throw new StackException(StackException.UNUSABLE_INPUT, "the authorization server refuses: " + error);
        }
        Duration life = Duration.ofSeconds(said.path("expires_in").asLong());
        Duration half = life.dividedBy(2);
        Instant end = asked.plus(life);
        Duration margin = half.compareTo(LONGEST_MARGIN) < 0 ? half : LONGEST_MARGIN;
        return new Fetched(said.path("access_token").asString(), end.minus(margin), end);
    }

    private HttpResponse<String> ask() throws IOException {
        String login = Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/oauth2/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(wish.asForm()))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StackException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new StackException(StackException.FAILED, "interrupted while waiting for a token", cause);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw noAnswer(e);
        }
    }

    private static ProtocolException noAnswer(JacksonException cause) {
        ProtocolException noAnswer = new ProtocolException("not the answer of an authorization server");
        noAnswer.initCause(cause);
        return noAnswer;
    }

    private record Fetched(String token, Instant renewal, Instant end) {}
}
