package dev.backbone.gateway.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is remembered of items.
 *
 * @param items how many at most
 * @param keepFor for how long, if nobody says that an item has changed: a safety for when Kafka is away
 */
@ConfigurationProperties("backbone.stock-cache")
record StockCacheProperties(
        @DefaultValue("10000") int items,
        @DefaultValue("10s") Duration keepFor) {}
