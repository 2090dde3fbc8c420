package dev.backbone.testkit;

import dev.backbone.events.Address;
import dev.backbone.events.CancellationReason;
import dev.backbone.events.Event;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderCancellationRefused;
import dev.backbone.events.OrderEvent.OrderCancellationStarted;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderCompleted;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderCancellationRequested;
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
import dev.backbone.events.ShipmentEvent.ShipmentCancelled;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.events.Shortage;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.events.StockReplenishmentEvent.ReplenishmentRequested;
import dev.backbone.events.StockReplenishmentEvent.StockReceived;
import dev.backbone.events.StockRequestEvent.ItemListingRequested;
import dev.backbone.events.StockRequestEvent.StockReceiptRequested;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockReservationRefused;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.StockReservationEvent.StockShipped;
import java.util.List;
import java.util.UUID;

/** The story of one order of six white hearts, one event of each type. */
public record Samples(UUID orderId) {

    public static final UUID ORDER_ID = UUID.fromString("0193a1b2-0000-7000-8000-000000000001");
    public static final String SKU = "85123A";
    public static final Money UNIT_PRICE = new Money(255, "GBP");
    public static final Money TOTAL = new Money(1530, "GBP");
    public static final PaymentMethod PAYMENT = new PaymentMethod("tok_ok");
    public static final Address ADDRESS =
            new Address("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB");

    private static final List<OrderLine> LINES = List.of(new OrderLine(SKU, 6));

    /** The story with an order id that is always the same. */
    public Samples() {
        this(ORDER_ID);
    }

    /** One of each type that there is, in the order of the registry. */
    public List<Event> all() {
        return List.of(
                requested(),
                cancellationRequested(),
                validated(),
                confirmed(),
                rejected(),
                cancellationStarted(),
                cancelled(),
                cancellationRefused(),
                completed(),
                listingRequested(),
                receiptRequested(),
                reserved(),
                reservationRefused(),
                released(),
                shipped(),
                levelChanged(),
                replenishmentRequested(),
                received(),
                paymentInitiated(),
                paymentAuthorized(),
                paymentDeclined(),
                paymentCaptured(),
                paymentVoided(),
                paymentRefunded(),
                prepared(),
                dispatched(),
                delivered(),
                shipmentCancelled());
    }

    public OrderRequested requested() {
        return new OrderRequested(orderId, "17850", LINES, PAYMENT, ADDRESS);
    }

    public OrderCancellationRequested cancellationRequested() {
        return new OrderCancellationRequested(orderId, "changed my mind");
    }

    public OrderValidated validated() {
        return new OrderValidated(orderId, "17850", List.of(new PricedLine(SKU, 6, UNIT_PRICE)), TOTAL, PAYMENT);
    }

    public OrderConfirmed confirmed() {
        return new OrderConfirmed(orderId, ADDRESS);
    }

    public OrderRejected rejected() {
        return new OrderRejected(orderId, RejectionReason.PAYMENT_DECLINED, "no cover");
    }

    public OrderCancellationStarted cancellationStarted() {
        return new OrderCancellationStarted(orderId, CancellationReason.REQUESTED_BY_CUSTOMER, "changed my mind");
    }

    public OrderCancelled cancelled() {
        return new OrderCancelled(orderId, CancellationReason.REQUESTED_BY_CUSTOMER, "changed my mind", false);
    }

    /** The other way in which an order is called off: its parcel had left. Not in {@link #all}. */
    public OrderCancelled lost() {
        return new OrderCancelled(orderId, CancellationReason.TIMED_OUT, "the parcel was not delivered in time", true);
    }

    public OrderCancellationRefused cancellationRefused() {
        return new OrderCancellationRefused(orderId, "the parcel has left");
    }

    public OrderCompleted completed() {
        return new OrderCompleted(orderId);
    }

    public ItemListingRequested listingRequested() {
        return new ItemListingRequested(SKU, "WHITE HANGING HEART", UNIT_PRICE, 5L);
    }

    public StockReceiptRequested receiptRequested() {
        return new StockReceiptRequested(SKU, 10);
    }

    public StockReserved reserved() {
        return new StockReserved(orderId, LINES);
    }

    public StockReservationRefused reservationRefused() {
        return new StockReservationRefused(orderId, List.of(new Shortage(SKU, 6, 2)));
    }

    public StockReleased released() {
        return new StockReleased(orderId, LINES);
    }

    public StockShipped shipped() {
        return new StockShipped(orderId, LINES);
    }

    public StockLevelChanged levelChanged() {
        return new StockLevelChanged(SKU, "WHITE HANGING HEART", UNIT_PRICE, 10, 0, 10, 3, 5L);
    }

    public ReplenishmentRequested replenishmentRequested() {
        return new ReplenishmentRequested(SKU, 4, 5);
    }

    public StockReceived received() {
        return new StockReceived(SKU, 10);
    }

    public PaymentInitiated paymentInitiated() {
        return new PaymentInitiated(orderId, TOTAL, PAYMENT);
    }

    public PaymentAuthorized paymentAuthorized() {
        return new PaymentAuthorized(orderId, TOTAL, "auth-1");
    }

    public PaymentDeclined paymentDeclined() {
        return new PaymentDeclined(orderId, "no cover");
    }

    public PaymentCaptured paymentCaptured() {
        return new PaymentCaptured(orderId, TOTAL);
    }

    public PaymentVoided paymentVoided() {
        return new PaymentVoided(orderId, TOTAL);
    }

    public PaymentRefunded paymentRefunded() {
        return new PaymentRefunded(orderId, TOTAL);
    }

    public ShipmentPrepared prepared() {
        return new ShipmentPrepared(orderId, ADDRESS);
    }

    public ShipmentDispatched dispatched() {
        return new ShipmentDispatched(orderId, "SIM-1");
    }

    public ShipmentDelivered delivered() {
        return new ShipmentDelivered(orderId, "SIM-1");
    }

    public ShipmentCancelled shipmentCancelled() {
        return new ShipmentCancelled(orderId);
    }
}
