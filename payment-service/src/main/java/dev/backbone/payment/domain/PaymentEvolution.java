package dev.backbone.payment.domain;

import dev.backbone.events.Event;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.PaymentEvent;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentDeclined;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import dev.backbone.events.PaymentEvent.PaymentRefunded;
import dev.backbone.events.PaymentEvent.PaymentVoided;
import dev.backbone.events.ShipmentEvent;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.StockLevelEvent;
import dev.backbone.events.StockReplenishmentEvent;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockReservationEvent;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.payment.domain.Payment.Authorized;
import dev.backbone.payment.domain.Payment.CalledOff;
import dev.backbone.payment.domain.Payment.Captured;
import dev.backbone.payment.domain.Payment.Capturing;
import dev.backbone.payment.domain.Payment.CapturingInVain;
import dev.backbone.payment.domain.Payment.Closed;
import dev.backbone.payment.domain.Payment.Declined;
import dev.backbone.payment.domain.Payment.Hold;
import dev.backbone.payment.domain.Payment.Initiated;
import dev.backbone.payment.domain.Payment.Payable;
import dev.backbone.payment.domain.Payment.Refunded;
import dev.backbone.payment.domain.Payment.Refunding;
import dev.backbone.payment.domain.Payment.StockFirst;
import dev.backbone.payment.domain.Payment.Unknown;
import dev.backbone.payment.domain.Payment.Voided;
import dev.backbone.payment.domain.Payment.Voiding;

/** Which state a payment is in after an event. Total: one that tells nothing new leaves the payment as it is. */
final class PaymentEvolution {

    private PaymentEvolution() {}

    static Payment evolve(Payment payment, Event event) {
        return switch (event) {
            case OrderValidated order
            when payment instanceof Unknown || payment instanceof StockFirst -> new Payable(order);
            case StockReserved _ when payment instanceof Unknown -> new StockFirst();
            case OrderRejected _, OrderCancelled _ -> endedEarly(payment);
            case ShipmentDispatched _ when payment instanceof Authorized(var hold) -> new Capturing(hold);
            case PaymentEvent own -> evolve(payment, own);
            case OrderRequestEvent _,
                    OrderEvent _,
                    StockRequestEvent _,
                    StockReservationEvent _,
                    StockLevelEvent _,
                    StockReplenishmentEvent _,
                    ShipmentEvent _ -> payment;
        };
    }

    private static Payment endedEarly(Payment payment) {
        return switch (payment) {
            case Unknown _, StockFirst _, Payable _ -> new Closed();
            case Initiated(var intent) -> new CalledOff(intent);
            case Authorized(var hold) -> new Voiding(hold);
            case Capturing(var hold) -> new CapturingInVain(hold);
            case Captured(var hold) -> new Refunding(hold);
            case Closed _, CalledOff _, Declined _, Voiding _, Voided _, CapturingInVain _, Refunding _, Refunded _ ->
                payment;
        };
    }

    private static Payment evolve(Payment payment, PaymentEvent event) {
        return switch (payment) {
            case Payable _ -> event instanceof PaymentInitiated intent ? new Initiated(intent) : payment;
            case Initiated(var intent) -> answered(payment, intent, event);
            case CalledOff(var intent) -> answeredInVain(payment, intent, event);
            case Voiding(var hold) -> taken(payment, hold, event, new Refunding(hold));
            case Capturing(var hold) -> taken(payment, hold, event, new Captured(hold));
            case CapturingInVain(var hold) -> taken(payment, hold, event, new Refunding(hold));
            case Refunding(var hold) -> event instanceof PaymentRefunded ? new Refunded(hold) : payment;
            case Unknown _, StockFirst _, Closed _, Declined _, Authorized _, Voided _, Captured _, Refunded _ ->
                payment;
        };
    }

    /**
     * What was given up before the parcel was heard of can't be taken any more. And what was taken was taken, though a
     * journal that is restored may tell of the order's end before it tells of the parcel.
     */
    private static Payment taken(Payment payment, Hold hold, PaymentEvent event, Payment captured) {
        return switch (event) {
            case PaymentCaptured _ -> captured;
            case PaymentVoided _ -> new Voided(hold.orderId(), hold.amount());
            case PaymentInitiated _, PaymentAuthorized _, PaymentDeclined _, PaymentRefunded _ -> payment;
        };
    }

    private static Payment answered(Payment payment, PaymentInitiated intent, PaymentEvent answer) {
        return switch (answer) {
            case PaymentAuthorized approval -> new Authorized(hold(approval));
            case PaymentDeclined decline -> declined(intent, decline);
            case PaymentInitiated _, PaymentVoided _, PaymentCaptured _, PaymentRefunded _ -> payment;
        };
    }

    private static Payment answeredInVain(Payment payment, PaymentInitiated intent, PaymentEvent answer) {
        return switch (answer) {
            case PaymentAuthorized approval -> new Voiding(hold(approval));
            case PaymentDeclined decline -> declined(intent, decline);
            case PaymentVoided _ -> new Voided(intent.orderId(), intent.amount());
            case PaymentInitiated _, PaymentCaptured _, PaymentRefunded _ -> payment;
        };
    }

    private static Hold hold(PaymentAuthorized approval) {
        return new Hold(approval.orderId(), approval.amount(), approval.authorizationId());
    }

    private static Declined declined(PaymentInitiated intent, PaymentDeclined decline) {
        return new Declined(intent.orderId(), intent.amount(), decline.reason());
    }
}
