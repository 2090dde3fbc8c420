package dev.backbone.events;

/** Why an order was called off. */
public enum CancellationReason {
    /** Its customer asked for it. */
    REQUESTED_BY_CUSTOMER,
    /** A step did not answer before its deadline. */
    TIMED_OUT
}
