package dev.backbone.local.replay;

/** An order the suite has accepted; {@code acceptedAt} is {@link System#nanoTime}. */
record PlacedOrder(PlannedOrder plan, String orderId, long acceptedAt) {}
