package dev.backbone.local.audit;

import dev.backbone.local.audit.ItemLedger.Row;
import java.util.stream.Stream;

/** Received = on hand + shipped, 0 ≤ reserved ≤ on hand, and reserved is what open reservations hold together. */
record StockAddsUp() implements ItemCheck {

    @Override
    public Stream<String> faults(ItemLedger item) {
        var row = item.row().orElse(new Row(0, 0, 0));
        Stream.Builder<String> faults = Stream.builder();
        if (item.received() != row.onHand() + item.shipped()) {
            faults.add("received %d, but %d on hand and %d shipped"
                    .formatted(item.received(), row.onHand(), item.shipped()));
        }
        if (row.reserved() < 0 || row.reserved() > row.onHand()) {
            faults.add("%d reserved of %d on hand".formatted(row.reserved(), row.onHand()));
        }
        if (item.reserved() != row.reserved()) {
            faults.add("%d reserved, but open reservations hold %d".formatted(row.reserved(), item.reserved()));
        }
        return faults.build();
    }
}
