package dev.backbone.bench.load;

import java.util.Map;

/** An order to place; quantities by sku. */
public record Order(String customer, String country, Map<String, Long> quantities) {}
