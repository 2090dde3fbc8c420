package dev.backbone.gateway.openapi;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server answered. The names of headers may be in any case. */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getFirst())
                .findFirst();
    }

    /** Without parameters such as the charset; empty if there is none. */
    String contentType() {
        return header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    }
}
