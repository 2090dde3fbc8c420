package dev.backbone.gateway.follow;

import dev.backbone.events.EventType;
import java.util.Arrays;
import java.util.Optional;

/** Where an order stands, as the facts of order-service tell. */
public enum OrderState {
    REQUESTED('Q'),
    VALIDATED('V'),
    CONFIRMED('F'),
    COMPLETED('M'),
    REJECTED('R'),
    CANCELLED('C');

    private final char code;

    OrderState(char code) {
        this.code = code;
    }

    /** What it is written as. */
    byte code() {
        return (byte) code;
    }

    static OrderState ofCode(byte code) {
        return Arrays.stream(values())
                .filter(state -> state.code() == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state has the code " + code));
    }

    /** The state that a fact of this type leads to; empty if it leads to none. */
    public static Optional<OrderState> after(EventType type) {
        return switch (type) {
            case ORDER_REQUESTED -> Optional.of(REQUESTED);
            case ORDER_VALIDATED -> Optional.of(VALIDATED);
            case ORDER_CONFIRMED -> Optional.of(CONFIRMED);
            case ORDER_COMPLETED -> Optional.of(COMPLETED);
            case ORDER_REJECTED -> Optional.of(REJECTED);
            case ORDER_CANCELLED -> Optional.of(CANCELLED);
            case ORDER_CANCELLATION_REQUESTED,
                    ORDER_CANCELLATION_STARTED,
                    ORDER_CANCELLATION_REFUSED,
                    ITEM_LISTING_REQUESTED,
                    STOCK_RECEIPT_REQUESTED,
                    STOCK_RESERVED,
                    STOCK_RESERVATION_REFUSED,
                    STOCK_RELEASED,
                    STOCK_SHIPPED,
                    STOCK_LEVEL_CHANGED,
                    REPLENISHMENT_REQUESTED,
                    STOCK_RECEIVED,
                    PAYMENT_INITIATED,
                    PAYMENT_AUTHORIZED,
                    PAYMENT_DECLINED,
                    PAYMENT_CAPTURED,
                    PAYMENT_VOIDED,
                    PAYMENT_REFUNDED,
                    SHIPMENT_PREPARED,
                    SHIPMENT_DISPATCHED,
                    SHIPMENT_DELIVERED,
                    SHIPMENT_CANCELLED -> Optional.empty();
        };
    }

    /** Whether it has been decided if the order's customer gets what was ordered. */
    public boolean isDecided() {
        return compareTo(CONFIRMED) >= 0;
    }

    /** Whether an order that is here stays here. */
    public boolean isFinal() {
        return compareTo(COMPLETED) >= 0;
    }

    /** The later of two, whichever was heard of first. */
    OrderState orLater(OrderState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
