package dev.backbone.local.replay;

import dev.backbone.local.replay.ParsedRow.Sale;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each sku is called and costs: its first description, and the unit price most rows agree on. */
final class PriceList {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Map<Long, Integer>> prices = new LinkedHashMap<>();

    void add(Sale sale) {
        if (!sale.description().isEmpty()) {
            names.putIfAbsent(sale.sku(), sale.description());
        }
        prices.computeIfAbsent(sale.sku(), _ -> new LinkedHashMap<>()).merge(sale.priceMinor(), 1, Integer::sum);
    }

    Map<String, Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        prices.forEach(
                (sku, counts) -> items.put(sku, new Item(sku, names.getOrDefault(sku, sku), mostFrequent(counts))));
        return items;
    }

    private static long mostFrequent(Map<Long, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .orElseThrow()
                .getKey();
    }
}
