package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/** What happens to the goods of one order: all its lines or none. Topic {@code stock-reservations}. */
public sealed interface StockReservationEvent extends Event {

    UUID orderId();

    @Override
    default String subject() {
        return orderId().toString();
    }

    /** Every line is set aside for the order. */
    record StockReserved(UUID orderId, List<OrderLine> lines) implements StockReservationEvent {
        public StockReserved {
            requireNonNull(orderId, "orderId");
            lines = List.copyOf(lines);
        }
    }

    /** At least one line is short, so nothing is set aside. {@code shortages} names each such line. */
    record StockReservationRefused(UUID orderId, List<Shortage> shortages) implements StockReservationEvent {
        public StockReservationRefused {
            requireNonNull(orderId, "orderId");
            shortages = List.copyOf(shortages);
        }
    }

    /** The order won't be shipped: its reserved lines are for sale again. */
    record StockReleased(UUID orderId, List<OrderLine> lines) implements StockReservationEvent {
        public StockReleased {
            requireNonNull(orderId, "orderId");
            lines = List.copyOf(lines);
        }
    }

    /** The reserved lines have left the house. */
    record StockShipped(UUID orderId, List<OrderLine> lines) implements StockReservationEvent {
        public StockShipped {
            requireNonNull(orderId, "orderId");
            lines = List.copyOf(lines);
        }
    }
}
