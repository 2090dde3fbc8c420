package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import java.util.stream.Stream;

/** A rejected or cancelled order holds no money and no stock. */
record CalledOffHoldsNothing() implements OrderCheck {

    @Override
    public Stream<String> faults(OrderStory order) {
        if (!order.isCalledOff()) {
            return Stream.empty();
        }
        Stream.Builder<String> faults = Stream.builder();
        if (holdsMoney(order)) {
            faults.add("called off, but holds money");
        }
        if (holdsStock(order)) {
            faults.add("called off, but holds stock");
        }
        if (order.has(EventType.ORDER_REJECTED) && !order.on(Topic.SHIPMENTS).isEmpty()) {
            faults.add("rejected, but there is a parcel");
        }
        return faults.build();
    }

    private static boolean holdsMoney(OrderStory order) {
        if (order.has(EventType.PAYMENT_CAPTURED)) {
            return !order.has(EventType.PAYMENT_REFUNDED);
        }
        return order.has(EventType.PAYMENT_AUTHORIZED) && !order.has(EventType.PAYMENT_VOIDED);
    }

    /** Whatever has left, with a parcel or back to the shelf; {@link StockMovesOnce} looks at which of them. */
    private static boolean holdsStock(OrderStory order) {
        return order.has(EventType.STOCK_RESERVED)
                && !order.has(EventType.STOCK_RELEASED)
                && !order.has(EventType.STOCK_SHIPPED);
    }
}
