package dev.backbone.bench.load;

/** Something to list and to receive; prices are pence. */
public record Article(String sku, String name, long priceMinor) {}
