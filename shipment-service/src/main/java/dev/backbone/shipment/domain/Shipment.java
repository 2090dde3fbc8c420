package dev.backbone.shipment.domain;

import dev.backbone.events.Address;
import java.util.UUID;

/** The parcel of one order. */
public sealed interface Shipment {

    /** Nothing is to be shipped. */
    record None() implements Shipment {}

    /** To be handed to the carrier. */
    record Prepared(UUID orderId, Address shipTo) implements Shipment {}

    /** To be held back, if the carrier has not taken it yet. */
    record Recalling(UUID orderId) implements Shipment {}

    /** With the carrier. */
    record Dispatched(UUID orderId, String trackingNumber) implements Shipment {}

    /** With the customer. */
    record Delivered(UUID orderId, String trackingNumber) implements Shipment {}

    /** With nobody: its order was given up because it did not arrive. Nobody asks the carrier for it any more. */
    record Lost(UUID orderId, String trackingNumber) implements Shipment {}

    /** Held back: it will never leave. */
    record Cancelled(UUID orderId) implements Shipment {}
}
