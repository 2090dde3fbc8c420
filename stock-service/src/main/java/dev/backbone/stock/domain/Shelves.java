package dev.backbone.stock.domain;

import dev.backbone.events.Event;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent.ReplenishmentRequested;
import dev.backbone.events.StockReplenishmentEvent.StockReceived;
import dev.backbone.events.StockRequestEvent.ItemListingRequested;
import dev.backbone.events.StockRequestEvent.StockReceiptRequested;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockReservationRefused;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.StockReservationEvent.StockShipped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The items that one batch touches, as they stand in the course of it. Not thread-safe. */
public final class Shelves {

    private final Map<String, Item> before;
    private final Map<String, Item> now;

    /** The items as the batch finds them; one that is missing is unknown so far. */
    public Shelves(Map<String, Item> items) {
        this.before = Map.copyOf(items);
        this.now = new HashMap<>(items);
    }

    /** The item as it stands now. */
    public Item item(String sku) {
        return now.getOrDefault(sku, Item.unknown(sku));
    }

    /** The item as the batch found it. */
    public Item itemBefore(String sku) {
        return before.getOrDefault(sku, Item.unknown(sku));
    }

    /**
     * Brings the items up to date with something that happened.
     *
     * @return the skus of the items that it changed
     */
    public List<String> apply(Event event) {
        return switch (event) {
            case ItemListingRequested listing -> change(listing.sku(), item -> item.listed(listing));
            case StockReceived receipt -> change(receipt.sku(), item -> item.received(receipt.quantity()));
            case StockReserved reserved -> change(reserved.lines(), Item::reserved);
            case StockReleased released -> change(released.lines(), Item::released);
            case StockShipped shipped -> change(shipped.lines(), Item::shipped);
            case StockReceiptRequested _, ReplenishmentRequested _, StockReservationRefused _ -> List.of();
            case OrderRequestEvent _, OrderEvent _, StockLevelEvent _, PaymentEvent _, ShipmentEvent _ -> List.of();
        };
    }

    private List<String> change(List<OrderLine> lines, BiFunction<Item, Long, Item> change) {
        return lines.stream()
                .flatMap(line -> change(line.sku(), item -> change.apply(item, line.quantity())).stream())
                .toList();
    }

    private List<String> change(String sku, UnaryOperator<Item> change) {
        now.put(sku, change.apply(item(sku)));
        return List.of(sku);
    }
}
