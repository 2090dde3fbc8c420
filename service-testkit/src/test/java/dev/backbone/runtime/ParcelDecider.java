package dev.backbone.runtime;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import java.util.List;

/** The smallest service that there can be: it prepares parcels and has them dispatched. The state is the last word. */
final class ParcelDecider implements Decider<String> {

    @Override
    public String initial() {
        return "none";
    }

    @Override
    public String evolve(String state, Fact fact) {
        return switch (fact.event()) {
            case ShipmentPrepared parcel -> "prepared " + parcel.orderId();
            case ShipmentDispatched parcel -> "dispatched " + parcel.orderId();
            default -> state;
        };
    }

    @Override
    public List<Event> decide(String state, Event incoming) {
        return switch (incoming) {
            case OrderConfirmed order
            when state.equals("none") -> List.of(new ShipmentPrepared(order.orderId(), order.shipTo()));
            case ShipmentDispatched answer when state.startsWith("prepared") -> List.of(answer);
            default -> List.of();
        };
    }
}
