package dev.backbone.gateway.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How streams are kept.
 *
 * @param heartbeat after how long without a fact a comment is sent, which finds out clients that are gone
 * @param patience how long a missing fact is waited for before order-service is asked again
 * @param sendWithin how long a client may take to receive something before it is cut off
 * @param backlog how many facts may wait for one client before it is cut off
 * @param limit how many streams there may be; must leave room in {@code server.tomcat.max-connections} for others, see
 *     {@link BoundedProtocol}
 * @param perCaller how many of them one caller may have
 */
@ConfigurationProperties("backbone.stream")
record StreamProperties(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("10s") Duration sendWithin,
        @DefaultValue("200") int backlog,
        @DefaultValue("12000") int limit,
        @DefaultValue("1000") int perCaller) {}
