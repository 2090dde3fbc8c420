package dev.backbone.local.replay;

/** A sku as it has to be listed; prices are pence. */
public record Item(String sku, String name, long priceMinor) {}
