package dev.backbone.stock.domain;

import dev.backbone.events.Money;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.events.StockRequestEvent.ItemListingRequested;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a sku. Invariant: {@code 0 <= reserved <= onHand}.
 *
 * @param listing empty if goods came in for an item that nobody has listed yet: it can't be ordered
 * @param onHand units in the house, reserved ones included
 * @param version of the item's stream, as of the last time it was written
 */
public record Item(String sku, Optional<Listing> listing, long onHand, long reserved, long version) {

    /** How an item is sold. Ask for more when fewer than {@code replenishBelow} units are available; null: never. */
    public record Listing(
            String name, Money unitPrice, @Nullable Long replenishBelow) {}

    public Item {
        if (reserved < 0 || reserved > onHand) {
            throw new IllegalStateException("%s: %d reserved of %d on hand".formatted(sku, reserved, onHand));
        }
    }

    /** Before anything was said of it. */
    static Item unknown(String sku) {
        return new Item(sku, Optional.empty(), 0, 0, 0);
    }

    /** Units that can still be promised. */
    public long available() {
        return onHand - reserved;
    }

    Item listed(ItemListingRequested request) {
        var terms = new Listing(request.name(), request.unitPrice(), request.replenishBelow());
        return new Item(sku, Optional.of(terms), onHand, reserved, version);
    }

    Item received(long quantity) {
        return new Item(sku, listing, Math.addExact(onHand, quantity), reserved, version);
    }

    Item reserved(long quantity) {
        return new Item(sku, listing, onHand, reserved + quantity, version);
    }

    Item released(long quantity) {
        return new Item(sku, listing, onHand, reserved - quantity, version);
    }

    Item shipped(long quantity) {
        return new Item(sku, listing, onHand - quantity, reserved - quantity, version);
    }

    /** The same at another version of its stream. */
    public Item at(long newVersion) {
        return new Item(sku, listing, onHand, reserved, newVersion);
    }

    /** Whether it is time to ask for more. */
    boolean isLow() {
        return replenishBelow().filter(threshold -> available() < threshold).isPresent();
    }

    Optional<Long> replenishBelow() {
        return listing.map(Listing::replenishBelow);
    }

    /** What to tell the world; empty while the item is not listed. */
    public Optional<StockLevelChanged> level() {
        return listing.map(terms -> new StockLevelChanged(
                sku, terms.name(), terms.unitPrice(), onHand, reserved, available(), version, terms.replenishBelow()));
    }
}
