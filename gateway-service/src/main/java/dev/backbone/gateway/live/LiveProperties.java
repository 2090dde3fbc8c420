package dev.backbone.gateway.live;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How {@code /live} tells.
 *
 * @param interval between two messages
 * @param sendWithin how long a client may take to receive a message before it is cut off
 * @param backlog how much may wait for one client before it is cut off; a message with the largest orders has 2 MB
 * @param origins whose pages browsers may open it from besides the gateway's own, such as {@code https://ops.example}
 */
@ConfigurationProperties("backbone.live")
record LiveProperties(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("5s") Duration sendWithin,
        @DefaultValue("4MB") DataSize backlog,
        @DefaultValue List<String> origins) {}
