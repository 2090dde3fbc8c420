package dev.backbone.order.domain;

import dev.backbone.events.Money;

/** What order-service knows of an item. {@code available} may be outdated; stock-service has the last word. */
public record CatalogItem(Money unitPrice, long available) {}
