package dev.backbone.shipment;

import dev.backbone.events.Address;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent.OrderCancellationStarted;
import dev.backbone.events.ShipmentEvent.ShipmentCancelled;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.runtime.Effect;
import dev.backbone.shipment.carrier.Carrier;
import dev.backbone.shipment.carrier.Handover;
import dev.backbone.shipment.carrier.Recall;
import dev.backbone.shipment.domain.Shipment;
import dev.backbone.shipment.domain.Shipment.Cancelled;
import dev.backbone.shipment.domain.Shipment.Delivered;
import dev.backbone.shipment.domain.Shipment.Dispatched;
import dev.backbone.shipment.domain.Shipment.Lost;
import dev.backbone.shipment.domain.Shipment.None;
import dev.backbone.shipment.domain.Shipment.Prepared;
import dev.backbone.shipment.domain.Shipment.Recalling;
import java.time.Duration;
import java.util.UUID;

/** What we ask of the carrier: to take a parcel, or to hold it back, then to tell when it has arrived. */
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
        return switch (shipment) {
            case Prepared _ -> fact.event() instanceof ShipmentPrepared;
            case Recalling _ -> fact.event() instanceof OrderCancellationStarted;
            case Dispatched _ -> fact.event() instanceof ShipmentDispatched;
            case None _, Delivered _, Lost _, Cancelled _ -> false;
        };
    }

    /** While a parcel is recalled nobody hands it over: the recall's own effect finds out what becomes of it. */
    @Override
    public Outcome perform(Shipment shipment, Fact trigger) throws InterruptedException {
        return switch (shipment) {
            case Prepared(var orderId, var shipTo) -> dispatch(orderId, shipTo);
            case Recalling(var orderId) when trigger.event() instanceof OrderCancellationStarted -> recall(orderId);
            case Dispatched(var orderId, var number)
            when trigger.event() instanceof ShipmentDispatched -> follow(orderId, number);
            case None _, Recalling _, Dispatched _, Delivered _, Lost _, Cancelled _ -> new Outcome.Nothing();
        };
    }

    private Outcome dispatch(UUID orderId, Address shipTo) throws InterruptedException {
        return switch (carrier.dispatch(orderId, shipTo, PATIENCE)) {
            case Handover.Taken(var number) -> new Outcome.Done(new ShipmentDispatched(orderId, number));
            case Handover.CalledBack() -> new Outcome.Done(new ShipmentCancelled(orderId));
            case Handover.Waiting() -> new Outcome.NotYet(BETWEEN_QUESTIONS);
        };
    }

    private Outcome recall(UUID orderId) throws InterruptedException {
        return new Outcome.Done(
                switch (carrier.recall(orderId)) {
                    case Recall.HeldBack() -> new ShipmentCancelled(orderId);
                    case Recall.AlreadyTaken(var number) -> new ShipmentDispatched(orderId, number);
                });
    }

    private Outcome follow(UUID orderId, String trackingNumber) throws InterruptedException {
        return carrier.awaitDelivery(trackingNumber, PATIENCE)
                ? new Outcome.Done(new ShipmentDelivered(orderId, trackingNumber))
                : new Outcome.NotYet(BETWEEN_QUESTIONS);
    }
}
