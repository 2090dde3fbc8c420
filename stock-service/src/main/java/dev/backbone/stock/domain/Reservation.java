package dev.backbone.stock.domain;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockReservationRefused;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.StockReservationEvent.StockShipped;
import java.util.List;

/** The goods of one order. */
public sealed interface Reservation {

    /** Nothing was asked for. */
    record None() implements Reservation {}

    /** Set aside. */
    record Held(List<OrderLine> lines) implements Reservation {}

    /** Refused, released, shipped, or not asked for in time: nothing is set aside any more, and never will be. */
    record Over() implements Reservation {}

    /** What is known of an order's goods from all that was heard and said about it. */
    static Reservation of(List<Fact> stream) {
        Reservation reservation = new None();
        for (var fact : stream) {
            reservation = after(reservation, fact.event());
        }
        return reservation;
    }

    /** What holds once {@code event} has been heard or said. An order that has ended reserves nothing any more. */
    static Reservation after(Reservation before, Event event) {
        return switch (event) {
            case StockReserved reserved -> new Held(reserved.lines());
            case StockReservationRefused _, StockReleased _, StockShipped _ -> new Over();
            case OrderRejected _, OrderCancelled _ when before instanceof None -> new Over();
            case OrderRequestEvent _,
                    OrderEvent _,
                    StockRequestEvent _,
                    StockLevelEvent _,
                    StockReplenishmentEvent _,
                    PaymentEvent _,
                    ShipmentEvent _ -> before;
        };
    }
}
