package dev.backbone.events;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads times as {@link Instant#toString} writes them, without the general parser, which is half the cost of an envelope. */
final class UtcTime {

    private static final int SECONDS = "2026-01-01T10:15:30".length();
    private static final int NANOS = ".123456789".length();

    private UtcTime() {}

    /** The same as {@link Instant#parse}, slowly for what is written in another way. */
    static Instant parse(String text) {
        return isPlain(text) ? parsePlain(text) : Instant.parse(text);
    }

    private static boolean isPlain(String text) {
        int end = text.length() - 1;
        boolean isFraction = end > SECONDS + 1 && end <= SECONDS + NANOS;
        if ((end != SECONDS && !isFraction) || text.charAt(end) != 'Z' || isOddButRight(text)) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char expected = i < SECONDS ? "0000-00-00T00:00:00".charAt(i) : i == SECONDS ? '.' : '0';
            char found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return true;
    }

    /** The end of a day may be its 24th hour, and a leap second be the 60th of its minute. */
    private static boolean isOddButRight(String text) {
        return text.startsWith("24", 11) || text.startsWith("60", 17);
    }

    private static Instant parsePlain(String text) {
        int nanos = 0;
        for (int i = SECONDS + 1, end = text.length() - 1; i < SECONDS + NANOS; i++) {
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
