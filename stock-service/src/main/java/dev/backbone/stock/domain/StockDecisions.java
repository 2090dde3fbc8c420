package dev.backbone.stock.domain;

import dev.backbone.events.Event;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.PricedLine;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.Shortage;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockReplenishmentEvent.ReplenishmentRequested;
import dev.backbone.events.StockReplenishmentEvent.StockReceived;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockRequestEvent.StockReceiptRequested;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockReservationRefused;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.StockReservationEvent.StockShipped;
import dev.backbone.stock.domain.Reservation.Held;
import dev.backbone.stock.domain.Reservation.None;
import java.util.List;
import java.util.Optional;

/** What stock-service decides. Pure: reads the shelves and leaves them as they are. */
public final class StockDecisions {

    private StockDecisions() {}

    /** What follows from {@code incoming}, which the journal hands out once. */
    public static List<Event> decide(Reservation reservation, Shelves shelves, Event incoming) {
        return switch (incoming) {
            case StockReceiptRequested receipt -> List.of(new StockReceived(receipt.sku(), receipt.quantity()));
            case OrderValidated order when reservation instanceof None -> List.of(reserveAllOrNothing(order, shelves));
            case OrderRejected order
            when reservation instanceof Held held -> List.of(new StockReleased(order.orderId(), held.lines()));
            case OrderCancelled order when reservation instanceof Held held -> List.of(giveUp(order, held));
            case ShipmentDispatched shipment
            when reservation instanceof Held held -> List.of(new StockShipped(shipment.orderId(), held.lines()));
            case OrderRequestEvent _,
                    OrderEvent _,
                    StockRequestEvent _,
                    StockReservationEvent _,
                    StockLevelEvent _,
                    StockReplenishmentEvent _,
                    PaymentEvent _,
                    ShipmentEvent _ -> List.of();
        };
    }

    private static Event giveUp(OrderCancelled order, Held held) {
        return order.dispatched()
                ? new StockShipped(order.orderId(), held.lines())
                : new StockReleased(order.orderId(), held.lines());
    }

    private static Event reserveAllOrNothing(OrderValidated order, Shelves shelves) {
        var shortages = order.lines().stream()
                .filter(line -> line.quantity() > shelves.item(line.sku()).available())
                .map(line -> new Shortage(
                        line.sku(), line.quantity(), shelves.item(line.sku()).available()))
                .toList();
        return shortages.isEmpty()
                ? new StockReserved(order.orderId(), unpriced(order.lines()))
                : new StockReservationRefused(order.orderId(), shortages);
    }

    private static List<OrderLine> unpriced(List<PricedLine> lines) {
        return lines.stream()
                .map(line -> new OrderLine(line.sku(), line.quantity()))
                .toList();
    }

    /** Said when an item has become low, not while it stays so. */
    public static Optional<ReplenishmentRequested> replenish(Item before, Item now) {
        return before.isLow() || !now.isLow()
                ? Optional.empty()
                : now.replenishBelow()
                        .map(threshold -> new ReplenishmentRequested(now.sku(), now.available(), threshold));
    }
}
