package dev.backbone.gateway.limits;

import dev.backbone.gateway.http.ServletProblem;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Tells callers what they may still ask, in the headers of draft-ietf-httpapi-ratelimit-headers, and refuses them what is
 * too much.
 */
record Limits(Quota quota) {

    /** Who watches over gateways asks for these, often, and has no token to lose. */
    private static final Pattern FREE = Pattern.compile("/actuator/health(/[a-z]+)?");

    static boolean applyTo(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || !FREE.matcher(request.getRequestURI()).matches();
    }

    /** Puts what is left into the answer. */
    void describe(HttpServletResponse response, ConsumptionProbe count) {
        response.setHeader("RateLimit-Policy", "\"default\";q=%d;w=%d".formatted(quota.burst(), quota.windowSeconds()));
        response.setHeader(
                "RateLimit",
                "\"default\";r=%d;t=%d".formatted(count.getRemainingTokens(), seconds(count.getNanosToWaitForReset())));
    }

    /** Answers 429. */
    void refuse(HttpServletResponse response, ConsumptionProbe count) throws IOException {
        describe(response, count);
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds(count.getNanosToWaitForRefill()))));
        ServletProblem.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "You have asked too often; nothing was done about this request.");
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
