package dev.backbone.shipment.domain;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.runtime.Decider;
import dev.backbone.shipment.domain.Shipment.Delivered;
import dev.backbone.shipment.domain.Shipment.Dispatched;
import dev.backbone.shipment.domain.Shipment.None;
import dev.backbone.shipment.domain.Shipment.Prepared;
import java.util.List;

/** When a shipment moves on. What the carrier answered comes in as a proposal. */
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
            case ShipmentDispatched answer when shipment instanceof Prepared -> List.of(answer);
            case ShipmentDelivered answer when shipment instanceof Dispatched -> List.of(answer);
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

    @Override
    public Shipment evolve(Shipment shipment, Fact fact) {
        return fact.event() instanceof ShipmentEvent event ? after(event) : shipment;
    }

    private static Shipment after(ShipmentEvent event) {
        return switch (event) {
            case ShipmentPrepared prepared -> new Prepared(prepared.orderId());
            case ShipmentDispatched(var orderId, var trackingNumber) -> new Dispatched(orderId, trackingNumber);
            case ShipmentDelivered(var orderId, var trackingNumber) -> new Delivered(orderId, trackingNumber);
        };
    }
}
