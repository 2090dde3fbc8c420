package dev.backbone.gateway.routing;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the services are: the instances of each. A path in these URIs is not used. */
@ConfigurationProperties("backbone.routes")
record Routes(
        @DefaultValue("http://localhost:8081") List<URI> orders,
        @DefaultValue("http://localhost:8082") List<URI> stock,
        @DefaultValue("http://localhost:8083") List<URI> payments,
        @DefaultValue("http://localhost:8084") List<URI> shipments) {}
