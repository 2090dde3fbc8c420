package dev.backbone.local.audit;

import dev.backbone.events.Address;
import dev.backbone.events.CancellationReason;
import dev.backbone.events.Event;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderCompleted;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentDeclined;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import dev.backbone.events.PaymentEvent.PaymentRefunded;
import dev.backbone.events.PaymentEvent.PaymentVoided;
import dev.backbone.events.PaymentMethod;
import dev.backbone.events.PricedLine;
import dev.backbone.events.RejectionReason;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.StockReservationEvent.StockShipped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What happens to orders of two lanterns at 339 pence each. */
final class Stories {

    static final String SKU = "lantern";
    static final Money TOTAL = new Money(678, "GBP");
    static final List<OrderLine> LINES = List.of(new OrderLine(SKU, 2));

    private static final PaymentMethod PAYMENT = new PaymentMethod("tok_ok");
    private static final Address ADDRESS = new Address("Ada", "1 High Street", "London", "N1 9GU", "GB");

    private Stories() {}

    static List<Event> completed(UUID order) {
        return story(
                authorized(order),
                new OrderConfirmed(order, ADDRESS),
                new ShipmentPrepared(order, ADDRESS),
                new ShipmentDispatched(order, "T-1"),
                new PaymentCaptured(order, TOTAL),
                new StockShipped(order, LINES),
                new ShipmentDelivered(order, "T-1"),
                new OrderCompleted(order));
    }

    static List<Event> declined(UUID order) {
        return story(
                reserved(order),
                new PaymentInitiated(order, TOTAL, PAYMENT),
                new PaymentDeclined(order, "no"),
                new OrderRejected(order, RejectionReason.PAYMENT_DECLINED, "no"),
                new StockReleased(order, LINES));
    }

    static List<Event> unknown(UUID order) {
        return List.of(requested(order), new OrderRejected(order, RejectionReason.UNKNOWN_SKU, "what?"));
    }

    static List<Event> cancelled(UUID order) {
        return story(
                authorized(order),
                new OrderCancelled(order, CancellationReason.TIMED_OUT, "too late", false),
                new PaymentVoided(order, TOTAL),
                new StockReleased(order, LINES));
    }

    /** Cancelled after its parcel was dispatched, and lost. */
    static List<Event> lost(UUID order) {
        return story(
                authorized(order),
                new OrderConfirmed(order, ADDRESS),
                new ShipmentPrepared(order, ADDRESS),
                new ShipmentDispatched(order, "T-1"),
                new PaymentCaptured(order, TOTAL),
                new OrderCancelled(order, CancellationReason.TIMED_OUT, "too late", true),
                new PaymentRefunded(order, TOTAL),
                new StockShipped(order, LINES));
    }

    /** The story of a completed order up to its authorization. */
    static List<Event> authorized(UUID order) {
        return story(
                reserved(order),
                new PaymentInitiated(order, TOTAL, PAYMENT),
                new PaymentAuthorized(order, TOTAL, "auth-1"));
    }

    static List<Event> reserved(UUID order) {
        var line = new PricedLine(SKU, 2, new Money(339, "GBP"));
        return List.of(
                requested(order),
                new OrderValidated(order, "17850", List.of(line), TOTAL, PAYMENT),
                new StockReserved(order, LINES));
    }

    private static OrderRequested requested(UUID order) {
        return new OrderRequested(order, "17850", LINES, PAYMENT, ADDRESS);
    }

    static List<Event> story(List<Event> beginning, Event... more) {
        return Stream.concat(beginning.stream(), Stream.of(more)).toList();
    }

    static List<Event> without(Class<? extends Event> left, List<Event> story) {
        return story.stream().filter(event -> !left.isInstance(event)).toList();
    }

    /** With another event of the same class in its place. */
    static List<Event> with(Event other, List<Event> story) {
        return with(other, other.getClass(), story);
    }

    /** With another event in the place of those of a class. */
    static List<Event> with(Event other, Class<? extends Event> replaced, List<Event> story) {
        List<Event> changed = new ArrayList<>(story);
        changed.replaceAll(event -> replaced.isInstance(event) ? other : event);
        return changed;
    }
}
