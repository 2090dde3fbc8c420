package dev.backbone.bench;

import dev.backbone.bench.floor.Recipe;
import dev.backbone.bench.report.Results;
import java.util.Map;

/** What saturation has shown; {@code orders} are all that were placed, warm-up included. */
record SaturationRun(
        long orders,
        Results.Saturation saturation,
        Map<String, Results.ProcessCost> processes,
        Results.Disk disk,
        Recipe recipe) {}
