package dev.backbone.events;

import static java.util.Objects.requireNonNull;

/** A line that can't be reserved: {@code requested} units were wanted, {@code available} were for sale. */
public record Shortage(String sku, long requested, long available) {
    public Shortage {
        requireNonNull(sku, "sku");
    }
}
