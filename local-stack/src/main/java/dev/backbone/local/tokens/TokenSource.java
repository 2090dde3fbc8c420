package dev.backbone.local.tokens;

import dev.backbone.local.StackException;
import java.net.http.HttpRequest;
import java.util.Optional;

/** Where a client of a gateway has its token from. Thread-safe. */
@FunctionalInterface
public interface TokenSource {

    /** For a gateway that asks for none. */
    TokenSource NONE = Optional::empty;

    /**
     * A token that is valid for some minutes to come.
     *
     * @throws StackException when none can be had
     */
    Optional<String> current();

    /** Always the same, for as long as it may be valid. */
    static TokenSource fixed(String token) {
        return () -> Optional.of(token);
    }

    /** Shows it to the gateway. */
    default HttpRequest.Builder authorize(HttpRequest.Builder request) {
        current().ifPresent(token -> request.setHeader("Authorization", "Bearer " + token));
        return request;
    }
}
