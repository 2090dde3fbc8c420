package dev.backbone.gateway.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;

/** The <a href="https://www.w3.org/TR/trace-context/">W3C trace context</a> that a fact starts with. */
public final class Traceparent {

    private static final String HEADER = "traceparent";
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    /** The caller's; a new one, sampled, if there is none or it is not valid. */
    public static String of(ServerRequest request) {
        var received = request.headers().header(HEADER);
        return received.size() == 1 && VALID.matcher(received.getFirst()).matches() ? received.getFirst() : random();
    }

    private static String random() {
        var random = ThreadLocalRandom.current();
        return "00-%s%s-%s-01".formatted(hex(random.nextLong()), hex(nonZero(random)), hex(nonZero(random)));
    }

    private static long nonZero(ThreadLocalRandom random) {
        return random.nextLong() | 1;
    }

    private static String hex(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }
}
