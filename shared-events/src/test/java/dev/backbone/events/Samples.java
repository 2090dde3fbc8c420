package dev.backbone.events;

import dev.backbone.events.OrderEvent.*;
import dev.backbone.events.OrderRequestEvent.*;
import dev.backbone.events.PaymentEvent.*;
import dev.backbone.events.ShipmentEvent.*;
import dev.backbone.events.StockLevelEvent.*;
import dev.backbone.events.StockReplenishmentEvent.*;
import dev.backbone.events.StockRequestEvent.*;
import dev.backbone.events.StockReservationEvent.*;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One fixed event of each type, with every component present. */
final class Samples {

    static final UUID ORDER = UUID.fromString("019b7700-0000-7000-8000-000000000001");
    static final UUID FACT = UUID.fromString("019b7700-0000-7000-8000-000000000002");
    static final UUID CAUSE = UUID.fromString("019b7700-0000-7000-8000-000000000003");
    static final Instant TIME = Instant.parse("2026-01-01T10:15:30.123456Z");

    private static final List<OrderLine> LINES = List.of(new OrderLine("85123A", 6), new OrderLine("71053", 2));
    private static final List<PricedLine> PRICED =
            List.of(new PricedLine("85123A", 6, gbp(255)), new PricedLine("71053", 2, gbp(339)));
    private static final PaymentMethod PAYMENT = new PaymentMethod("tok_ok");
    private static final Address HOME = new Address("Zoë Ångström", "1 High Street", "London", "N1 9GU", "GB");

    private Samples() {}

    static Event of(EventType type) {
        return switch (type) {
            case ORDER_REQUESTED -> new OrderRequested(ORDER, "17850", LINES, PAYMENT, HOME);
            case ORDER_CANCELLATION_REQUESTED -> new OrderCancellationRequested(ORDER, "ordered twice");
            case ORDER_VALIDATED -> new OrderValidated(ORDER, "17850", PRICED, gbp(2208), PAYMENT);
            case ORDER_CONFIRMED -> new OrderConfirmed(ORDER, HOME);
            case ORDER_REJECTED ->
                new OrderRejected(ORDER, RejectionReason.INSUFFICIENT_STOCK, "85123A: 6 wanted, 4 left");
            case ORDER_CANCELLATION_STARTED ->
                new OrderCancellationStarted(ORDER, CancellationReason.REQUESTED_BY_CUSTOMER, "ordered twice");
            case ORDER_CANCELLED -> new OrderCancelled(ORDER, CancellationReason.TIMED_OUT, "parcel lost", true);
            case ORDER_CANCELLATION_REFUSED -> new OrderCancellationRefused(ORDER, "the parcel is on its way");
            case ORDER_COMPLETED -> new OrderCompleted(ORDER);
            case ITEM_LISTING_REQUESTED -> new ItemListingRequested("85123A", "Heart T-light holder", gbp(255), 10L);
            case STOCK_RECEIPT_REQUESTED -> new StockReceiptRequested("85123A", 100);
            case STOCK_RESERVED -> new StockReserved(ORDER, LINES);
            case STOCK_RESERVATION_REFUSED -> new StockReservationRefused(ORDER, List.of(new Shortage("85123A", 6, 4)));
            case STOCK_RELEASED -> new StockReleased(ORDER, LINES);
            case STOCK_SHIPPED -> new StockShipped(ORDER, LINES);
            case STOCK_LEVEL_CHANGED ->
                new StockLevelChanged("85123A", "Heart T-light holder", gbp(255), 100, 6, 94, 7, 10L);
            case REPLENISHMENT_REQUESTED -> new ReplenishmentRequested("85123A", 4, 10);
            case STOCK_RECEIVED -> new StockReceived("85123A", 100);
            case PAYMENT_INITIATED -> new PaymentInitiated(ORDER, gbp(2208), PAYMENT);
            case PAYMENT_AUTHORIZED -> new PaymentAuthorized(ORDER, gbp(2208), "auth-1");
            case PAYMENT_DECLINED -> new PaymentDeclined(ORDER, "card expired");
            case PAYMENT_CAPTURED -> new PaymentCaptured(ORDER, gbp(2208));
            case PAYMENT_VOIDED -> new PaymentVoided(ORDER, gbp(2208));
            case PAYMENT_REFUNDED -> new PaymentRefunded(ORDER, gbp(2208));
            case SHIPMENT_PREPARED -> new ShipmentPrepared(ORDER, HOME);
            case SHIPMENT_DISPATCHED -> new ShipmentDispatched(ORDER, "TRACK-1");
            case SHIPMENT_DELIVERED -> new ShipmentDelivered(ORDER, "TRACK-1");
            case SHIPMENT_CANCELLED -> new ShipmentCancelled(ORDER);
        };
    }

    /** The sample in an envelope with every attribute present. */
    static Fact fact(EventType type) {
        return new Fact(envelope(type), of(type));
    }

    static Envelope envelope(EventType type) {
        return new Envelope(
                FACT,
                type.topic().writer(),
                type.typeName(),
                of(type).subject(),
                3L,
                TIME,
                ORDER.toString(),
                CAUSE,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }
}
