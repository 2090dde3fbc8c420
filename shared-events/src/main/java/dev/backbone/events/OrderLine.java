package dev.backbone.events;

import static java.util.Objects.requireNonNull;

/** How many units of which sku. */
public record OrderLine(String sku, long quantity) {
    public OrderLine {
        requireNonNull(sku, "sku");
    }
}
