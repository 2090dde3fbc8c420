package dev.backbone.shipment.carrier;

/** What became of a parcel that was to be held back. */
public sealed interface Recall {

    /** It stays. */
    record HeldBack() implements Recall {}

    /** It has left. */
    record AlreadyTaken(String trackingNumber) implements Recall {}
}
