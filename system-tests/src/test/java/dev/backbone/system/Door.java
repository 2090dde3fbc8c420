package dev.backbone.system;

import dev.backbone.local.LocalStack;
import dev.backbone.local.tokens.TokenSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of several gateways, as its clients see it. */
record Door(URI address, TokenSource tokens, HttpClient http) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    static List<Door> of(LocalStack stack) {
        var http = HttpClient.newHttpClient();
        return stack.baseUris().stream()
                .map(address -> new Door(address, stack.tokens(), http))
                .toList();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    JsonNode read(String path) {
        return json(get(path));
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    /** @param headers names and values in turn */
    HttpResponse<String> send(String method, String path, String json, String... headers) {
        var request = tokens.authorize(HttpRequest.newBuilder(address.resolve(path)))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path + " was interrupted", e);
        }
    }

    /** The first message that comes over a WebSocket. */
    String firstMessage(String path) {
        var message = new CompletableFuture<String>();
        var opening = http.newWebSocketBuilder();
        tokens.current().ifPresent(token -> opening.header("Authorization", "Bearer " + token));
        var place = URI.create("ws" + address.resolve(path).toString().substring("http".length()));
        return opening.buildAsync(place, first(message))
                .thenCompose(_ -> message)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static WebSocket.Listener first(CompletableFuture<String> message) {
        var text = new StringBuilder();
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                    message.complete(text.toString());
                    socket.abort();
                }
                socket.request(1);
                return CompletableFuture.completedStage(null);
            }
        };
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
