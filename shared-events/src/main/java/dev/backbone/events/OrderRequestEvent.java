package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/** What customers asked for, as the gateway accepted it. Topic {@code order-requests}. */
public sealed interface OrderRequestEvent extends Event {

    UUID orderId();

    @Override
    default String subject() {
        return orderId().toString();
    }

    /** A customer wants to buy; nothing has been checked or priced yet. One line per sku. */
    record OrderRequested(UUID orderId, String customerId, List<OrderLine> lines, PaymentMethod payment, Address shipTo)
            implements OrderRequestEvent {
        public OrderRequested {
            requireNonNull(orderId, "orderId");
            requireNonNull(customerId, "customerId");
            lines = List.copyOf(lines);
            requireNonNull(payment, "payment");
            requireNonNull(shipTo, "shipTo");
        }
    }

    /** A customer wants out; whether that is still possible, order-service says. */
    record OrderCancellationRequested(UUID orderId, String reason) implements OrderRequestEvent {
        public OrderCancellationRequested {
            requireNonNull(orderId, "orderId");
            requireNonNull(reason, "reason");
        }
    }
}
