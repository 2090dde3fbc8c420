package dev.backbone.shipment.domain;

import java.util.UUID;

/** The parcel of one order. */
public sealed interface Shipment {

    /** Nothing is to be shipped. */
    record None() implements Shipment {}

    /** To be handed to the carrier. */
    record Prepared(UUID orderId) implements Shipment {}

    /** With the carrier. */
    record Dispatched(UUID orderId, String trackingNumber) implements Shipment {}

    /** With the customer. */
    record Delivered(UUID orderId, String trackingNumber) implements Shipment {}
}
