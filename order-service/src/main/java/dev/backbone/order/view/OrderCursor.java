package dev.backbone.order.view;

import dev.backbone.runtime.OpaqueCursor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A place among the orders, sorted newest first. Neither part of it ever changes, so an order never moves. */
public record OrderCursor(Instant requestedAt, UUID orderId) {

    private static final int BYTES = 3 * Long.BYTES;

    static OrderCursor of(OrderRow order) {
        return new OrderCursor(order.requestedAt(), order.orderId());
    }

    /**
     * Reads what {@link OrderPage#next} gave.
     *
     * @throws IllegalArgumentException if it is none of ours
     */
    public static OrderCursor parse(String text) {
        var place = ByteBuffer.wrap(OpaqueCursor.read(text));
        if (place.remaining() != BYTES || place.getLong(0) < 0) {
            throw new IllegalArgumentException("no place among the orders");
        }
        return new OrderCursor(
                Instant.EPOCH.plus(place.getLong(), ChronoUnit.MICROS), new UUID(place.getLong(), place.getLong()));
    }

    /** In microseconds, as precise as the view. */
    String text() {
        var place = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, requestedAt))
                .putLong(orderId.getMostSignificantBits())
                .putLong(orderId.getLeastSignificantBits());
        return OpaqueCursor.of(place.array());
    }
}
