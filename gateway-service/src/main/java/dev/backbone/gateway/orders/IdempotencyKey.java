package dev.backbone.gateway.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.http.Violation;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The client's name for a request that it may send again. A customer's key makes the order's id, so that whichever
 * gateway gets it, and whenever, means the same order.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
 */
record IdempotencyKey(String text) {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /**
     * The key of a request, if it has one; quotes around it don't count.
     *
     * @throws RequestRefusedException with 400 if there are several, or it is not 1 to 255 visible ASCII characters
     */
    static Optional<IdempotencyKey> of(ServerRequest request) {
        var keys = request.headers().header(HEADER);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var key = unquoted(keys.getFirst().strip());
        if (keys.size() > 1 || !VALID.matcher(key).matches()) {
            throw new RequestRefusedException(
                    List.of(Violation.ofParameter(HEADER, "must be one text of 1 to 255 visible ASCII characters")));
        }
        return Optional.of(new IdempotencyKey(key));
    }

    /** A UUID of version 8 (RFC 9562): 122 bits of SHA-256 over the customer and the key. */
    UUID orderId(String customerId) {
        var digest = sha256();
        var customer = customerId.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(customer.length).flip());
        digest.update(customer);
        var hash = ByteBuffer.wrap(digest.digest(text.getBytes(UTF_8)));
        return new UUID((hash.getLong() & ~0xF000L) | VERSION_8, VARIANT | (hash.getLong() >>> 2));
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
