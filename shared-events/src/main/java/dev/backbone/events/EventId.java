package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes UUIDs of version 7 (RFC 9562): 48 bits of Unix time in milliseconds, then 74 bits that are random or derived.
 *
 * <p>What a decision creates has a {@linkplain #derived derived} id, so that deciding the same again, after a crash or
 * in two instances at once, makes the same id. Thread-safe.
 */
public final class EventId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(EventId::sha256);
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EventId() {}

    /** A new id that nobody has, for what comes from outside. */
    public static UUID random(Instant now) {
        return uuid(now.toEpochMilli(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    /**
     * The id of what {@code cause} led to: equal arguments, equal id. It has the cause's timestamp, so that the ids of
     * one order lie close together in an index.
     *
     * @param cause an id of version 7
     * @param step tells apart what one cause led to
     */
    public static UUID derived(UUID cause, String step) {
        var name = step.getBytes(UTF_8);
        var digest = SHA_256.get();
        digest.update(ByteBuffer.allocate(16)
                .putLong(cause.getMostSignificantBits())
                .putLong(cause.getLeastSignificantBits())
                .flip());
        var hash = ByteBuffer.wrap(digest.digest(name));
        return uuid(millis(cause), hash.getLong(), hash.getLong());
    }

    /** When an id of version 7 was made, or the first of the causes it was derived from. */
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(millis(id));
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    private static UUID uuid(long millis, long high, long low) {
        return new UUID((millis << 16) | VERSION_7 | (high & 0xFFFL), VARIANT | (low >>> 2));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
