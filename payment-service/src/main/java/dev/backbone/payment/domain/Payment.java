package dev.backbone.payment.domain;

import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import java.util.UUID;

/**
 * The money of one order. An order <em>ends early</em> if it is rejected or cancelled; then nothing of its money may
 * stay with us.
 */
public sealed interface Payment {

    /** Nothing was heard of the order. */
    record Unknown() implements Payment {}

    /** Stock is reserved, but what is to be paid has not been heard yet: topics don't wait for each other. */
    record StockFirst() implements Payment {}

    /** What is to be paid is known; nothing is due before stock is reserved. */
    record Payable(OrderValidated order) implements Payment {}

    /** The order ended early, before the provider was asked, so the provider never will be. */
    record Closed() implements Payment {}

    /** The provider is, or will be, asked. */
    record Initiated(PaymentInitiated intent) implements Payment {}

    /** The order ended early while the provider was asked: it may or may not hold the money. */
    record CalledOff(PaymentInitiated intent) implements Payment {}

    /** The provider said no. */
    record Declined(UUID orderId, Money amount, String reason) implements Payment {}

    /** The provider holds the money. */
    record Authorized(Hold hold) implements Payment {}

    /** The provider holds the money, and is to give it up. */
    record Voiding(Hold hold) implements Payment {}

    /** The provider holds nothing, and never will. */
    record Voided(UUID orderId, Money amount) implements Payment {}

    /** The parcel has left: the provider is to take the money it holds. */
    record Capturing(Hold hold) implements Payment {}

    /** The order ended early while money was being taken: as soon as we have it, it goes back. */
    record CapturingInVain(Hold hold) implements Payment {}

    /** The money is ours. */
    record Captured(Hold hold) implements Payment {}

    /** The money is ours, and is to go back. */
    record Refunding(Hold hold) implements Payment {}

    /** The money went back. */
    record Refunded(Hold hold) implements Payment {}

    /** Money that the provider has set aside for us under an id of its own. */
    record Hold(UUID orderId, Money amount, String authorizationId) {}
}
