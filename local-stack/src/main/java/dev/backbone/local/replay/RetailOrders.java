package dev.backbone.local.replay;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a file holds for us: orders, the items they need, and what was left out. */
public record RetailOrders(Path file, List<PlannedOrder> orders, Map<String, Item> items, Skips skips) {

    /** How many of each sku all orders need together. */
    Map<String, Long> demand() {
        Map<String, Long> demand = new LinkedHashMap<>();
        for (PlannedOrder order : orders) {
            order.quantities().forEach((sku, quantity) -> demand.merge(sku, quantity, Math::addExact));
        }
        return demand;
    }

    long lines() {
        return orders.stream().mapToLong(order -> order.quantities().size()).sum();
    }
}
