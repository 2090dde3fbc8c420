package dev.backbone.payment.domain;

import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderValidated;
import java.util.UUID;

/** The money of one order. */
public sealed interface Payment {

    /** Nothing was heard of the order. */
    record Unknown() implements Payment {}

    /** Stock is reserved, but what is to be paid has not been heard yet: topics don't wait for each other. */
    record StockFirst() implements Payment {}

    /** What is to be paid is known; nothing is due before stock is reserved. */
    record Payable(OrderValidated order) implements Payment {}

    /** The provider is, or will be, asked. */
    record Initiated(UUID orderId, Money amount) implements Payment {}

    /** The provider holds the money. */
    record Authorized(UUID orderId, Money amount, String authorizationId) implements Payment {}

    /** The provider said no. */
    record Declined(UUID orderId, Money amount, String reason) implements Payment {}

    /** The money is ours. */
    record Captured(UUID orderId, Money amount, String authorizationId) implements Payment {}
}
