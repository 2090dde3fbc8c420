package dev.backbone.gateway;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The knobs of the gateway. */
@ConfigurationProperties("backbone")
public record GatewayProperties(
        @DefaultValue Topics topics, @DefaultValue Routes routes) {

    /**
     * How the gateway creates its topics.
     *
     * @param partitions must be the same in all services
     */
    record Topics(
            @DefaultValue("6") int partitions,
            @DefaultValue("1") short replicationFactor) {}

    /** Where the services are; a path in these URIs is not used. */
    record Routes(
            @DefaultValue("http://localhost:8081") URI orders,
            @DefaultValue("http://localhost:8082") URI stock,
            @DefaultValue("http://localhost:8083") URI payments,
            @DefaultValue("http://localhost:8084") URI shipments) {}
}
