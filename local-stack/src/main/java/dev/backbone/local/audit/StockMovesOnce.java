package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.events.OrderLine;
import java.util.List;
import java.util.stream.Stream;

/** What was reserved is given back or shipped as a whole and once: shipped with a parcel, given back without one. */
record StockMovesOnce() implements OrderCheck {

    @Override
    public Stream<String> faults(OrderStory order) {
        Stream.Builder<String> faults = Stream.builder();
        List<OrderLine> moved = order.lines(EventType.STOCK_RELEASED, EventType.STOCK_SHIPPED);
        if (!moved.isEmpty() && !moved.equals(order.lines(EventType.STOCK_RESERVED))) {
            faults.add("what was released and shipped is not what was reserved");
        }
        boolean dispatched = order.has(EventType.SHIPMENT_DISPATCHED);
        if (dispatched && order.has(EventType.STOCK_RELEASED)) {
            faults.add("its stock was released, but its parcel dispatched");
        }
        if (!dispatched && order.has(EventType.STOCK_SHIPPED)) {
            faults.add("its stock was shipped, but its parcel never dispatched");
        }
        return faults.build();
    }
}
