package dev.backbone.shipment.domain;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancellationStarted;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.ShipmentEvent.ShipmentCancelled;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.runtime.Decider;
import dev.backbone.shipment.domain.Shipment.Cancelled;
import dev.backbone.shipment.domain.Shipment.Delivered;
import dev.backbone.shipment.domain.Shipment.Dispatched;
import dev.backbone.shipment.domain.Shipment.Lost;
import dev.backbone.shipment.domain.Shipment.None;
import dev.backbone.shipment.domain.Shipment.Prepared;
import dev.backbone.shipment.domain.Shipment.Recalling;
import java.util.List;

/**
 * When a shipment moves on. What the carrier answered comes in as a proposal. It is asked to take a parcel and to hold
 * it back at the same time, so either answer may come twice; the first one counts, and both say the same.
 */
public final class ShipmentDecider implements Decider<Shipment> {

    @Override
    public Shipment initial() {
        return new None();
    }

    @Override
    public List<Event> decide(Shipment shipment, Event incoming) {
        return switch (incoming) {
            case OrderConfirmed order
            when shipment instanceof None -> List.of(new ShipmentPrepared(order.orderId(), order.shipTo()));
            case OrderCancellationStarted order
            when shipment instanceof None -> List.of(new ShipmentCancelled(order.orderId()));
            case ShipmentEvent answer when isAwaited(shipment, answer) -> List.of(answer);
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

    private static boolean isAwaited(Shipment shipment, ShipmentEvent answer) {
        return switch (answer) {
            case ShipmentDispatched _, ShipmentCancelled _ -> isWithUs(shipment);
            case ShipmentDelivered _ -> shipment instanceof Dispatched;
            case ShipmentPrepared _ -> false;
        };
    }

    private static boolean isWithUs(Shipment shipment) {
        return shipment instanceof Prepared || shipment instanceof Recalling;
    }

    @Override
    public Shipment evolve(Shipment shipment, Fact fact) {
        return switch (fact.event()) {
            case OrderCancellationStarted _
            when shipment instanceof Prepared prepared -> new Recalling(prepared.orderId());
            case OrderCancelled _
            when shipment instanceof Dispatched(var orderId, var number) -> new Lost(orderId, number);
            case ShipmentEvent event -> evolve(shipment, event);
            case OrderRequestEvent _,
                    OrderEvent _,
                    StockRequestEvent _,
                    StockReservationEvent _,
                    StockLevelEvent _,
                    StockReplenishmentEvent _,
                    PaymentEvent _ -> shipment;
        };
    }

    private static Shipment evolve(Shipment shipment, ShipmentEvent event) {
        return switch (event) {
            case ShipmentPrepared prepared
            when shipment instanceof None -> new Prepared(prepared.orderId(), prepared.shipTo());
            case ShipmentDispatched(var orderId, var number) when isWithUs(shipment) -> new Dispatched(orderId, number);
            case ShipmentCancelled(var orderId)
            when shipment instanceof None || isWithUs(shipment) -> new Cancelled(orderId);
            case ShipmentDelivered(var orderId, var number)
            when shipment instanceof Dispatched -> new Delivered(orderId, number);
            case ShipmentPrepared _, ShipmentDispatched _, ShipmentCancelled _, ShipmentDelivered _ -> shipment;
        };
    }
}
