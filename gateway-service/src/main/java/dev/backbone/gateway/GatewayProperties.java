package dev.backbone.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The knobs of the gateway. */
@ConfigurationProperties("backbone")
public record GatewayProperties(@DefaultValue Topics topics) {

    /**
     * How the gateway creates its topics.
     *
     * @param partitions must be the same in all services
     */
    record Topics(
            @DefaultValue("6") int partitions,
            @DefaultValue("1") short replicationFactor) {}
}
