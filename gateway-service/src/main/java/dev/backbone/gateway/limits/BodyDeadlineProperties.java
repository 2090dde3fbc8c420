package dev.backbone.gateway.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request may take to come in.
 *
 * @param deadline for a whole body, however steadily it comes
 * @param silence for how long nothing of a body may come
 */
@ConfigurationProperties("backbone.request-body")
record BodyDeadlineProperties(
        @DefaultValue("30s") Duration deadline,
        @DefaultValue("10s") Duration silence) {

    /** A shorter deadline leaves no time for longer silence. */
    @Override
    public Duration silence() {
        return silence.compareTo(deadline) < 0 ? silence : deadline;
    }
}
