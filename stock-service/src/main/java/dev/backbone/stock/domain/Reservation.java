package dev.backbone.stock.domain;

import dev.backbone.events.Fact;
import dev.backbone.events.OrderLine;
import dev.backbone.events.StockReservationEvent;
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

    /** Refused, released or shipped: nothing is set aside any more, and never will be. */
    record Over() implements Reservation {}

    /** What is known of an order's goods from all that was heard and said about it. */
    static Reservation of(List<Fact> stream) {
        Reservation reservation = new None();
        for (var fact : stream) {
            if (fact.event() instanceof StockReservationEvent event) {
                reservation = after(event);
            }
        }
        return reservation;
    }

    /** What holds once {@code event} has been said. */
    static Reservation after(StockReservationEvent event) {
        return switch (event) {
            case StockReserved reserved -> new Held(reserved.lines());
            case StockReservationRefused _, StockReleased _, StockShipped _ -> new Over();
        };
    }
}
