package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/** How an order moves through its states. Topic {@code orders}. */
public sealed interface OrderEvent extends Event {

    UUID orderId();

    @Override
    default String subject() {
        return orderId().toString();
    }

    /** Every sku is known and enough seemed to be there; priced by us. From here on stock is reserved. */
    record OrderValidated(UUID orderId, String customerId, List<PricedLine> lines, Money total, PaymentMethod payment)
            implements OrderEvent {
        public OrderValidated {
            requireNonNull(orderId, "orderId");
            requireNonNull(customerId, "customerId");
            lines = List.copyOf(lines);
            requireNonNull(total, "total");
            requireNonNull(payment, "payment");
        }
    }

    /** Stock is reserved and money is held: the order may be shipped. */
    record OrderConfirmed(UUID orderId, Address shipTo) implements OrderEvent {
        public OrderConfirmed {
            requireNonNull(orderId, "orderId");
            requireNonNull(shipTo, "shipTo");
        }
    }

    /** The suite can't fulfil the order. Final. */
    record OrderRejected(UUID orderId, RejectionReason reason, String detail) implements OrderEvent {
        public OrderRejected {
            requireNonNull(orderId, "orderId");
            requireNonNull(reason, "reason");
            requireNonNull(detail, "detail");
        }
    }

    /** A confirmed order is called off if its parcel can still be held back; shipment-service has the last word. */
    record OrderCancellationStarted(UUID orderId, CancellationReason reason, String detail) implements OrderEvent {
        public OrderCancellationStarted {
            requireNonNull(orderId, "orderId");
            requireNonNull(reason, "reason");
            requireNonNull(detail, "detail");
        }
    }

    /**
     * The order was called off, by its customer or because a step took too long. Final.
     *
     * @param dispatched whether its parcel had left, and was lost: the money goes back, the goods don't come back
     */
    record OrderCancelled(UUID orderId, CancellationReason reason, String detail, boolean dispatched)
            implements OrderEvent {
        public OrderCancelled {
            requireNonNull(orderId, "orderId");
            requireNonNull(reason, "reason");
            requireNonNull(detail, "detail");
        }
    }

    /** A cancellation came too late; the order goes on. */
    record OrderCancellationRefused(UUID orderId, String detail) implements OrderEvent {
        public OrderCancellationRefused {
            requireNonNull(orderId, "orderId");
            requireNonNull(detail, "detail");
        }
    }

    /** The goods have arrived. Final. */
    record OrderCompleted(UUID orderId) implements OrderEvent {
        public OrderCompleted {
            requireNonNull(orderId, "orderId");
        }
    }
}
