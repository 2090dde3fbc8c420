package dev.backbone.events;

import static java.util.Objects.requireNonNull;

/** How goods come in. Topic {@code stock-replenishment}. */
public sealed interface StockReplenishmentEvent extends Event {

    String sku();

    @Override
    default String subject() {
        return sku();
    }

    /** Fewer than {@code replenishBelow} units are left for sale; said once each time the level falls below. */
    record ReplenishmentRequested(String sku, long available, long replenishBelow) implements StockReplenishmentEvent {
        public ReplenishmentRequested {
            requireNonNull(sku, "sku");
        }
    }

    /** {@code quantity} units were added to what is on hand. */
    record StockReceived(String sku, long quantity) implements StockReplenishmentEvent {
        public StockReceived {
            requireNonNull(sku, "sku");
        }
    }
}
