package dev.backbone.gateway.orders;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * How long a client is willing to wait for an order to be decided: {@code Prefer: wait=N}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240</a>
 */
record WaitPreference(Duration patience) {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)", Pattern.CASE_INSENSITIVE);

    /** The preference of a request, at most 30 s; what is not understood is ignored, as the RFC wants it. */
    static Optional<WaitPreference> of(ServerRequest request) {
        var wait = WAIT.matcher(String.join(",", request.headers().header("Prefer")));
        if (!wait.find()) {
            return Optional.empty();
        }
        var wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return Optional.of(new WaitPreference(wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST));
    }

    /** Says that it was honoured. */
    void applied(HttpHeaders headers) {
        headers.set("Preference-Applied", "wait=" + patience.toSeconds());
    }
}
