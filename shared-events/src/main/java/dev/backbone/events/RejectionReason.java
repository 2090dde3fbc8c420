package dev.backbone.events;

/** Why an order can't be fulfilled. */
public enum RejectionReason {
    /** A line names a sku that nobody listed. */
    UNKNOWN_SKU,
    /** The lines are priced in more than one currency, so there is no total to charge. */
    MIXED_CURRENCIES,
    /** A line wants more than is for sale. */
    INSUFFICIENT_STOCK,
    /** The payment provider said no. */
    PAYMENT_DECLINED
}
