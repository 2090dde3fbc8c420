package dev.backbone.bench.preload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The ids of clones: each follows from the original's and the clone's number, in Java as in Postgres, so that what
 * belonged together still does. They keep the original's time and are of version 7 as well.
 */
final class CloneId {

    /**
     * The same as {@link #of}, as a function for one session. Postgres inlines it, because all in it is immutable, which
     * appending a number to a text as it is would not be.
     */
    static final String SQL = """
            create function pg_temp.cloned(id uuid, number bigint) returns uuid language sql immutable as $$
                select overlay(
                    overlay(md5(id::text || '/' || number::text)
                        placing substr(replace(id::text, '-', ''), 1, 12) || '7' from 1 for 13)
                    placing '8' from 17 for 1)::uuid
            $$
            """;

    private CloneId() {}

    static UUID of(UUID id, long number) {
        String digest = md5(id + "/" + number);
        String original = id.toString().replace("-", "");
        String digits = original.substring(0, 12) + '7' + digest.substring(13, 16) + '8' + digest.substring(17);
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
