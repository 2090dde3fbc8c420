package dev.backbone.bench.floor;

import java.time.Duration;
import java.util.Map;

/** How the floor was done: CPU time by process, the {@code load generator} being whoever produced and inserted. */
public record FloorRun(long orders, double seconds, Map<String, Duration> cpu) {}
