package dev.backbone.shipment;

import dev.backbone.events.Fact;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.runtime.Effect;
import dev.backbone.shipment.carrier.Carrier;
import dev.backbone.shipment.domain.Shipment;
import dev.backbone.shipment.domain.Shipment.Dispatched;
import dev.backbone.shipment.domain.Shipment.Prepared;
import java.time.Duration;

/** What we ask of the carrier: to take a parcel that is prepared, then to tell when it has arrived. */
final class CarrierCalls implements Effect<Shipment> {

    /** Well below the time for which an instance has an effect for itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);

    private final Carrier carrier;

    CarrierCalls(Carrier carrier) {
        this.carrier = carrier;
    }

    @Override
    public boolean follows(Shipment shipment, Fact fact) {
        return switch (fact.event()) {
            case ShipmentPrepared _ -> shipment instanceof Prepared;
            case ShipmentDispatched _ -> shipment instanceof Dispatched;
            default -> false;
        };
    }

    @Override
    public Outcome perform(Shipment shipment, Fact trigger) throws Exception {
        return switch (trigger.event()) {
            case ShipmentPrepared parcel -> dispatch(parcel);
            case ShipmentDispatched parcel -> follow(parcel);
            default -> throw new IllegalStateException("nothing is to be done for " + trigger.envelope());
        };
    }

    private Outcome dispatch(ShipmentPrepared parcel) throws Exception {
        var trackingNumber = carrier.dispatch(parcel.orderId(), parcel.shipTo());
        return new Outcome.Done(new ShipmentDispatched(parcel.orderId(), trackingNumber));
    }

    private Outcome follow(ShipmentDispatched parcel) throws Exception {
        return carrier.awaitDelivery(parcel.trackingNumber(), PATIENCE)
                ? new Outcome.Done(new ShipmentDelivered(parcel.orderId(), parcel.trackingNumber()))
                : new Outcome.NotYet(BETWEEN_QUESTIONS);
    }
}
