package dev.backbone.gateway;

import dev.backbone.gateway.openapi.ContractCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client of the gateway; an operator, unless it has another token. */
final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String OPERATOR = Issuer.TRUSTED.token("ops");

    private final int port;
    private final @Nullable String token;

    Client(int port) {
        this(port, OPERATOR);
    }

    private Client(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    /** The same with another token, or with none. */
    Client with(@Nullable String other) {
        return new Client(port, other);
    }

    /** The header that lets an operator in. */
    static String authorization() {
        return "Bearer " + OPERATOR;
    }

    int port() {
        return port;
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> send(String method, String path, String json) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return ContractCheck.check(sendUnchecked(request));
    }

    /** For answers that are not the gateway's, or calls that the document does not know. */
    HttpResponse<String> sendUnchecked(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
