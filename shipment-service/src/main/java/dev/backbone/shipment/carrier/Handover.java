package dev.backbone.shipment.carrier;

/** What became of a parcel that was to be dispatched. */
public sealed interface Handover {

    /** The carrier has it. */
    record Taken(String trackingNumber) implements Handover {}

    /** The carrier has not come for it yet. */
    record Waiting() implements Handover {}

    /** It was recalled before. */
    record CalledBack() implements Handover {}
}
