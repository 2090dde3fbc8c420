package dev.backbone.local.audit;

import java.util.stream.Stream;

/** The row of a sku is as its facts say: at their version, and with the figures of the newest level. */
record ItemIsItsFacts() implements ItemCheck {

    @Override
    public Stream<String> faults(ItemLedger item) {
        var row = item.row();
        if (row.isEmpty()) {
            return item.version() == 0 ? Stream.empty() : Stream.of("it has facts, but no row");
        }
        Stream.Builder<String> faults = Stream.builder();
        if (row.get().version() != item.version()) {
            faults.add("its row is at version %d, its facts are at %d"
                    .formatted(row.get().version(), item.version()));
        }
        item.newestLevel()
                .filter(level -> level.onHand() != row.get().onHand()
                        || level.reserved() != row.get().reserved())
                .ifPresent(level -> faults.add("its row says %d on hand and %d reserved, its newest level %d and %d"
                        .formatted(row.get().onHand(), row.get().reserved(), level.onHand(), level.reserved())));
        return faults.build();
    }
}
