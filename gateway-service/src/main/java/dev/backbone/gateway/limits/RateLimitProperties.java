package dev.backbone.gateway.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one caller may ask.
 *
 * @param perSecond requests in the long run
 * @param burst requests at once, after a rest
 * @param callers how many are counted at most; those that have asked least lately are forgotten first
 * @param redisUri where gateways count together; without it each counts for itself
 * @param redisTimeout for how long a request waits for Redis before it goes through uncounted
 */
@ConfigurationProperties("backbone.rate-limit")
record RateLimitProperties(
        @DefaultValue("1000") long perSecond,
        @DefaultValue("2000") long burst,
        @DefaultValue("100000") int callers,
        @Nullable String redisUri,
        @DefaultValue("250ms") Duration redisTimeout) {

    /** A container whose knob is left as it is has an empty URI. */
    RateLimitProperties {
        redisUri = redisUri == null || redisUri.isBlank() ? null : redisUri;
    }

    /** Never told in full: the URI may have a password. */
    @Override
    public String toString() {
        return "%d/s, %d at once, %s".formatted(perSecond, burst, redisUri == null ? "each gateway" : "all gateways");
    }
}
