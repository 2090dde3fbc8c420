package dev.backbone.local.audit;

import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import java.util.stream.Stream;

/** The compacted topic holds the newest level of every sku. */
record NewestLevelIsPublished() implements Check {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return evidence.items().values().stream()
                .filter(item -> evidence.isSettled(item.sku()))
                .filter(item -> item.newestPublished() != newest(item))
                .map(item -> Violation.ofItem(
                        item.sku(),
                        "its newest level is version %d, on stock-levels it is version %d"
                                .formatted(newest(item), item.newestPublished())));
    }

    private static long newest(ItemLedger item) {
        return item.newestLevel().map(StockLevelChanged::version).orElse(0L);
    }
}
