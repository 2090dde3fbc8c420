package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A dead letter with its record as text; payment tokens are blotted out. */
record DeadLetterDetails(
        DeadLetterSummary letter,
        Map<String, String> headers,
        @Nullable String data) {

    /** The data may be no JSON at all, so it is not parsed. */
    private static final Pattern TOKEN =
            Pattern.compile("(\"token\"\\s*:\\s*)(?:\"(?:[^\"\\\\]++|\\\\.)*+\"?|[^\\s,}\\]]++)");

    static DeadLetterDetails of(DeadLetter letter) {
        Map<String, String> headers = new LinkedHashMap<>();
        letter.source().headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new DeadLetterDetails(DeadLetterSummary.of(letter), headers, data(letter));
    }

    private static @Nullable String data(DeadLetter letter) {
        var data = letter.source().value();
        return data == null ? null : TOKEN.matcher(text(data)).replaceAll("$1\"***\"");
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
