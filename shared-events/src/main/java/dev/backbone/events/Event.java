package dev.backbone.events;

/** Something that happened. Its {@link #subject()} is the id of the stream that it belongs to and its Kafka key. */
public sealed interface Event
        permits OrderRequestEvent,
                OrderEvent,
                StockRequestEvent,
                StockReservationEvent,
                StockLevelEvent,
                StockReplenishmentEvent,
                PaymentEvent,
                ShipmentEvent {

    /** The order's id, or the sku, as text. */
    String subject();
}
