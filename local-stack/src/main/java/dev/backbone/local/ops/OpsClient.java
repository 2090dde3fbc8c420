package dev.backbone.local.ops;

import dev.backbone.local.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service's {@code /ops}. Every failure is a {@link StackException} that says what to do. */
public final class OpsClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

    private final URI base;
    private final String authorization;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public OpsClient(URI base, String password) {
        this.base = base;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString(("operator:" + password).getBytes(StandardCharsets.UTF_8));
    }

    public JsonNode get(String path) throws InterruptedException {
        return send(to(path).GET().build());
    }

    public JsonNode post(String path) throws InterruptedException {
        return send(to(path).POST(BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", authorization);
    }

    private JsonNode send(HttpRequest request) throws InterruptedException {
        HttpResponse<String> response = answer(request);
        if (response.statusCode() == 401) {
            throw new StackException(
                    StackException.UNUSABLE_INPUT, base + " does not take this password: set BACKBONE_OPS_PASSWORD");
        }
        if (response.statusCode() >= 300) {
            throw new StackException(StackException.FAILED, detail(response));
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> answer(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException(
                    StackException.FAILED, "nothing answers at " + base + ": see ./backbone status", e);
        }
    }

    private static String detail(HttpResponse<String> response) {
        String otherwise = response.request().uri() + " answered " + response.statusCode();
        try {
            return JSON.readTree(response.body()).path("detail").asString(otherwise);
        } catch (JacksonException e) {
            return otherwise;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
