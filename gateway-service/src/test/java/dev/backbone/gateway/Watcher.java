package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.backbone.gateway.openapi.ContractCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of {@code /live}; holds each message against the contract. */
final class Watcher implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private Watcher(Client client) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", Client.authorization())
                .connectTimeout(PATIENCE)
                .buildAsync(URI.create("ws://localhost:%d/live".formatted(client.port())), this)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    static Watcher open(Client client) {
        return new Watcher(client);
    }

    /** What a handshake with these headers is answered with. */
    static int statusOf(Client client, Map<String, String> headers) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            var request = new StringBuilder("GET /live HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: %s\r\n"
                    .formatted(client.port(), Client.authorization()));
            headers.forEach((name, value) -> request.append("%s: %s\r\n".formatted(name, value)));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            return Integer.parseInt(answer.readLine().substring(9, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode next() {
        try {
            return Objects.requireNonNull(messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "no message came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first message of this kind; fails if none has come within twenty seconds. */
    JsonNode await(Predicate<JsonNode> kind) {
        var end = Instant.now().plus(PATIENCE);
        var message = next();
        while (!kind.test(message)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("no such message came; the last was " + message);
            }
            message = next();
        }
        return message;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(JSON.readTree(ContractCheck.message("watchLive", text.toString())));
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
