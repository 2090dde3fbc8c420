package dev.backbone.events;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** How the parcel of one order travels. Topic {@code shipments}. */
public sealed interface ShipmentEvent extends Event {

    UUID orderId();

    @Override
    default String subject() {
        return orderId().toString();
    }

    /** The parcel is to be handed to the carrier; it may or may not have been when this is the last fact. */
    record ShipmentPrepared(UUID orderId, Address shipTo) implements ShipmentEvent {
        public ShipmentPrepared {
            requireNonNull(orderId, "orderId");
            requireNonNull(shipTo, "shipTo");
        }
    }

    /** The carrier has the parcel: from here on its customer can't cancel the order. */
    record ShipmentDispatched(UUID orderId, String trackingNumber) implements ShipmentEvent {
        public ShipmentDispatched {
            requireNonNull(orderId, "orderId");
            requireNonNull(trackingNumber, "trackingNumber");
        }
    }

    /** The customer has the parcel. Final. */
    record ShipmentDelivered(UUID orderId, String trackingNumber) implements ShipmentEvent {
        public ShipmentDelivered {
            requireNonNull(orderId, "orderId");
            requireNonNull(trackingNumber, "trackingNumber");
        }
    }

    /** The parcel will never leave. Final. */
    record ShipmentCancelled(UUID orderId) implements ShipmentEvent {
        public ShipmentCancelled {
            requireNonNull(orderId, "orderId");
        }
    }
}
