package dev.backbone.gateway.orders;

import dev.backbone.events.Address;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.PaymentMethod;
import java.util.List;
import java.util.UUID;

/** The body of {@code POST /orders}, valid by {@code requests/place-order.json}. */
record PlaceOrder(String customerId, List<OrderLine> lines, PaymentMethod payment, Address shipTo) {
    PlaceOrder {
        lines = List.copyOf(lines);
    }

    OrderRequested request(UUID orderId) {
        return new OrderRequested(orderId, customerId, lines, payment, shipTo);
    }
}
