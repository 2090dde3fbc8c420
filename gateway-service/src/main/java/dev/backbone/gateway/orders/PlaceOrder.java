package dev.backbone.gateway.orders;

import dev.backbone.events.Address;
import dev.backbone.events.OrderLine;
import dev.backbone.events.PaymentMethod;
import java.util.List;

/** The body of {@code POST /orders}, valid by {@code requests/place-order.json}. */
record PlaceOrder(String customerId, List<OrderLine> lines, PaymentMethod payment, Address shipTo) {
    PlaceOrder {
        lines = List.copyOf(lines);
    }
}
