package dev.backbone.local.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An order to place: at most one line per sku, in the file's order. */
public record PlannedOrder(String invoice, String customer, String country, Map<String, Long> quantities) {

    public PlannedOrder {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    }

    long totalMinor(Map<String, Item> items) {
        return quantities.entrySet().stream()
                .mapToLong(line -> Math.multiplyExact(line.getValue(), priceOf(line.getKey(), items)))
                .sum();
    }

    private static long priceOf(String sku, Map<String, Item> items) {
        Item item = items.get(sku);
        if (item == null) {
            throw new IllegalArgumentException(sku + " is not listed");
        }
        return item.priceMinor();
    }
}
