package dev.backbone.gateway.openapi;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the document can't know by itself.
 *
 * @param tokenUrl where clients get their tokens
 */
@ConfigurationProperties("backbone.openapi")
record OpenApiProperties(@DefaultValue("/oauth2/token") URI tokenUrl) {}
