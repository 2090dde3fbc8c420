package dev.backbone.order.view;

/** What clients see of an order's state. */
public enum OrderStatus {
    REQUESTED,
    VALIDATED,
    CONFIRMED,
    COMPLETED,
    REJECTED,
    CANCELLED
}
