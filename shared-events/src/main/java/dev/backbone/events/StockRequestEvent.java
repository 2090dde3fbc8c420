package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What merchants asked for, as the gateway accepted it. Topic {@code stock-requests}. */
public sealed interface StockRequestEvent extends Event {

    String sku();

    @Override
    default String subject() {
        return sku();
    }

    /** An item is to be sold, or sold under another name or price. */
    record ItemListingRequested(
            String sku,
            String name,
            Money unitPrice,
            @Nullable Long replenishBelow) implements StockRequestEvent {
        public ItemListingRequested {
            requireNonNull(sku, "sku");
            requireNonNull(name, "name");
            requireNonNull(unitPrice, "unitPrice");
        }
    }

    /** Goods have come in: {@code quantity} units, at least 1. */
    record StockReceiptRequested(String sku, long quantity) implements StockRequestEvent {
        public StockReceiptRequested {
            requireNonNull(sku, "sku");
        }
    }
}
