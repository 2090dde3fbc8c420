package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What there is of each sku. Topic {@code stock-levels}, compacted: the newest fact of a sku says it all. */
public sealed interface StockLevelEvent extends Event {

    String sku();

    @Override
    default String subject() {
        return sku();
    }

    /**
     * The item as it stands now, in absolute figures; changes within one batch are conflated into one fact, so
     * versions grow but may have gaps. Invariant: {@code 0 <= reserved <= onHand}.
     *
     * @param onHand units in the house, reserved ones included
     * @param reserved units set aside for orders
     * @param version the version of the item's stream, equal to the envelope's sequence
     * @param replenishBelow ask for more when fewer units than this are available; {@code null}: never ask
     */
    record StockLevelChanged(
            String sku,
            String name,
            Money unitPrice,
            long onHand,
            long reserved,
            long available,
            long version,
            @Nullable Long replenishBelow)
            implements StockLevelEvent {
        public StockLevelChanged {
            requireNonNull(sku, "sku");
            requireNonNull(name, "name");
            requireNonNull(unitPrice, "unitPrice");
        }
    }
}
