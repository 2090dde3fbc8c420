package dev.backbone.stock.web;

import dev.backbone.events.Money;
import dev.backbone.stock.domain.Item;
import dev.backbone.stock.domain.Item.Listing;
import org.jspecify.annotations.Nullable;

/**
 * The shape of {@code GET /stock/{sku}}.
 *
 * @param name null, as is {@code unitPrice}, while goods are there that nobody has listed
 */
record StockItem(
        String sku,
        @Nullable String name,
        @Nullable Money unitPrice,
        long onHand,
        long reserved,
        long available,
        @Nullable Long replenishBelow,
        long version) {

    static StockItem of(Item item) {
        var listing = item.listing();
        return new StockItem(
                item.sku(),
                listing.map(Listing::name).orElse(null),
                listing.map(Listing::unitPrice).orElse(null),
                item.onHand(),
                item.reserved(),
                item.available(),
                listing.map(Listing::replenishBelow).orElse(null),
                item.version());
    }
}
