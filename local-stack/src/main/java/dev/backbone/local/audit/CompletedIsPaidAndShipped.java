package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.events.OrderLine;
import java.util.List;
import java.util.stream.Stream;

/** A completed order was paid, and shipped exactly as ordered. */
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
        if (!order.has(EventType.SHIPMENT_DELIVERED)) {
            faults.add("completed, but not delivered");
        }
        if (!lines(order, EventType.STOCK_SHIPPED).equals(lines(order, EventType.ORDER_VALIDATED))) {
            faults.add("completed, but what was shipped is not what was ordered");
        }
        return faults.build();
    }

    /** The lines of all facts of the type. */
    private static List<OrderLine> lines(OrderStory order, EventType type) {
        return order.all(type).stream().flatMap(each -> each.lines().stream()).toList();
    }
}
