package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import java.util.stream.Stream;

/** A completed order was paid for good, and shipped exactly as ordered. */
record CompletedIsPaidAndShipped() implements OrderCheck {

    @Override
    public Stream<String> faults(OrderStory order) {
        if (!order.has(EventType.ORDER_COMPLETED)) {
            return Stream.empty();
        }
        Stream.Builder<String> faults = Stream.builder();
        if (!order.has(EventType.PAYMENT_CAPTURED)) {
            faults.add("completed, but its money was not captured");
        }
        if (order.has(EventType.PAYMENT_VOIDED) || order.has(EventType.PAYMENT_REFUNDED)) {
            faults.add("completed, but its money was given back");
        }
        if (!order.has(EventType.SHIPMENT_DELIVERED)) {
            faults.add("completed, but not delivered");
        }
        if (!order.lines(EventType.STOCK_SHIPPED).equals(order.lines(EventType.ORDER_VALIDATED))) {
            faults.add("completed, but what was shipped is not what was ordered");
        }
        return faults.build();
    }
}
