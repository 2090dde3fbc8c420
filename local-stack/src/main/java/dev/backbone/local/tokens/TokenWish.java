package dev.backbone.local.tokens;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a token is to be good for.
 *
 * @param scope scopes with spaces between them
 */
public record TokenWish(String scope, Optional<String> customer) {

    /** All there is, for any customer. */
    public static final TokenWish EVERYTHING =
            new TokenWish("orders:read orders:write stock:write ops", Optional.empty());

    /** The orders of one customer. */
    public static TokenWish of(String customer) {
        return new TokenWish("orders:read orders:write", Optional.of(customer));
    }

    /** As a form to send. */
    String asForm() {
        return "grant_type=client_credentials&scope=" + encoded(scope)
                + customer.map(id -> "&customer=" + encoded(id)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
