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

/**
 * Adds up what happened to items, in any order: sums don't depend on it, unlike {@link Shelves}, which may promise no
 * unit twice at any moment. Not thread-safe.
 */
public final class Tally {

    private final Map<String, Count> counts = new HashMap<>();

    /** Begins with the items as they are; one that is missing is unknown so far. */
    public Tally(Map<String, Item> items) {
        items.forEach((sku, item) -> counts.put(sku, new Count(item, item.onHand(), item.reserved())));
    }

    private record Count(Item terms, long onHand, long reserved) {

        Count plus(long moreOnHand, long moreReserved) {
            return new Count(terms, onHand + moreOnHand, reserved + moreReserved);
        }

        Item item() {
            return new Item(terms.sku(), terms.listing(), onHand, reserved, terms.version());
        }
    }

    /** The skus of the items that an event changes. */
    public static List<String> skus(Event event) {
        return switch (event) {
            case ItemListingRequested listing -> List.of(listing.sku());
            case StockReceived receipt -> List.of(receipt.sku());
            case StockReserved(var _, var lines) -> skus(lines);
            case StockReleased(var _, var lines) -> skus(lines);
            case StockShipped(var _, var lines) -> skus(lines);
            case StockReceiptRequested _, ReplenishmentRequested _, StockReservationRefused _ -> List.of();
            case OrderRequestEvent _, OrderEvent _, StockLevelEvent _, PaymentEvent _, ShipmentEvent _ -> List.of();
        };
    }

    private static List<String> skus(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::sku).toList();
    }

    /** Adds what happened. */
    public void count(Event event) {
        switch (event) {
            case ItemListingRequested listing -> {
                var count = count(listing.sku());
                counts.put(listing.sku(), new Count(count.terms().listed(listing), count.onHand(), count.reserved()));
            }
            case StockReceived receipt -> add(receipt.sku(), receipt.quantity(), 0);
            case StockReserved(var _, var lines) -> lines.forEach(line -> add(line.sku(), 0, line.quantity()));
            case StockReleased(var _, var lines) -> lines.forEach(line -> add(line.sku(), 0, -line.quantity()));
            case StockShipped(var _, var lines) ->
                lines.forEach(line -> add(line.sku(), -line.quantity(), -line.quantity()));
            case StockReceiptRequested _, ReplenishmentRequested _, StockReservationRefused _ -> {}
            case OrderRequestEvent _, OrderEvent _, StockLevelEvent _, PaymentEvent _, ShipmentEvent _ -> {}
        }
    }

    /** Tells a version of an item's stream; the newest counts. */
    public void versionIs(String sku, long version) {
        var count = count(sku);
        counts.put(
                sku,
                new Count(
                        count.terms().at(Math.max(count.terms().version(), version)),
                        count.onHand(),
                        count.reserved()));
    }

    /** The items with all that was counted. */
    public List<Item> items() {
        return counts.values().stream().map(Count::item).toList();
    }

    private void add(String sku, long onHand, long reserved) {
        counts.put(sku, count(sku).plus(onHand, reserved));
    }

    private Count count(String sku) {
        return counts.getOrDefault(sku, new Count(Item.unknown(sku), 0, 0));
    }
}
