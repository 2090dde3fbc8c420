package dev.backbone.events;

import dev.backbone.events.OrderEvent.*;
import dev.backbone.events.OrderRequestEvent.*;
import dev.backbone.events.PaymentEvent.*;
import dev.backbone.events.ShipmentEvent.*;
import dev.backbone.events.StockLevelEvent.*;
import dev.backbone.events.StockReplenishmentEvent.*;
import dev.backbone.events.StockRequestEvent.*;
import dev.backbone.events.StockReservationEvent.*;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The registry: which name on the wire stands for which record.
 *
 * <p>A name is {@code backbone.<topic>.<event>.v<major>} and never changes, whatever happens to the Java class. A
 * change that old readers can't read gets a new name beside the old one.
 */
public enum EventType {
    ORDER_REQUESTED("backbone.order-requests.OrderRequested.v1", Topic.ORDER_REQUESTS, OrderRequested.class),
    ORDER_CANCELLATION_REQUESTED(
            "backbone.order-requests.OrderCancellationRequested.v1",
            Topic.ORDER_REQUESTS,
            OrderCancellationRequested.class),

    ORDER_VALIDATED("backbone.orders.OrderValidated.v1", Topic.ORDERS, OrderValidated.class),
    ORDER_CONFIRMED("backbone.orders.OrderConfirmed.v1", Topic.ORDERS, OrderConfirmed.class),
    ORDER_REJECTED("backbone.orders.OrderRejected.v1", Topic.ORDERS, OrderRejected.class),
    ORDER_CANCELLATION_STARTED(
            "backbone.orders.OrderCancellationStarted.v1", Topic.ORDERS, OrderCancellationStarted.class),
    ORDER_CANCELLED("backbone.orders.OrderCancelled.v1", Topic.ORDERS, OrderCancelled.class),
    ORDER_CANCELLATION_REFUSED(
            "backbone.orders.OrderCancellationRefused.v1", Topic.ORDERS, OrderCancellationRefused.class),
    ORDER_COMPLETED("backbone.orders.OrderCompleted.v1", Topic.ORDERS, OrderCompleted.class),

    ITEM_LISTING_REQUESTED(
            "backbone.stock-requests.ItemListingRequested.v1", Topic.STOCK_REQUESTS, ItemListingRequested.class),
    STOCK_RECEIPT_REQUESTED(
            "backbone.stock-requests.StockReceiptRequested.v1", Topic.STOCK_REQUESTS, StockReceiptRequested.class),

    STOCK_RESERVED("backbone.stock-reservations.StockReserved.v1", Topic.STOCK_RESERVATIONS, StockReserved.class),
    STOCK_RESERVATION_REFUSED(
            "backbone.stock-reservations.StockReservationRefused.v1",
            Topic.STOCK_RESERVATIONS,
            StockReservationRefused.class),
    STOCK_RELEASED("backbone.stock-reservations.StockReleased.v1", Topic.STOCK_RESERVATIONS, StockReleased.class),
    STOCK_SHIPPED("backbone.stock-reservations.StockShipped.v1", Topic.STOCK_RESERVATIONS, StockShipped.class),

    STOCK_LEVEL_CHANGED("backbone.stock-levels.StockLevelChanged.v1", Topic.STOCK_LEVELS, StockLevelChanged.class),

    REPLENISHMENT_REQUESTED(
            "backbone.stock-replenishment.ReplenishmentRequested.v1",
            Topic.STOCK_REPLENISHMENT,
            ReplenishmentRequested.class),
    STOCK_RECEIVED("backbone.stock-replenishment.StockReceived.v1", Topic.STOCK_REPLENISHMENT, StockReceived.class),

    PAYMENT_INITIATED("backbone.payments.PaymentInitiated.v1", Topic.PAYMENTS, PaymentInitiated.class),
    PAYMENT_AUTHORIZED("backbone.payments.PaymentAuthorized.v1", Topic.PAYMENTS, PaymentAuthorized.class),
    PAYMENT_DECLINED("backbone.payments.PaymentDeclined.v1", Topic.PAYMENTS, PaymentDeclined.class),
    PAYMENT_CAPTURED("backbone.payments.PaymentCaptured.v1", Topic.PAYMENTS, PaymentCaptured.class),
    PAYMENT_VOIDED("backbone.payments.PaymentVoided.v1", Topic.PAYMENTS, PaymentVoided.class),
    PAYMENT_REFUNDED("backbone.payments.PaymentRefunded.v1", Topic.PAYMENTS, PaymentRefunded.class),

    SHIPMENT_PREPARED("backbone.shipments.ShipmentPrepared.v1", Topic.SHIPMENTS, ShipmentPrepared.class),
    SHIPMENT_DISPATCHED("backbone.shipments.ShipmentDispatched.v1", Topic.SHIPMENTS, ShipmentDispatched.class),
    SHIPMENT_DELIVERED("backbone.shipments.ShipmentDelivered.v1", Topic.SHIPMENTS, ShipmentDelivered.class),
    SHIPMENT_CANCELLED("backbone.shipments.ShipmentCancelled.v1", Topic.SHIPMENTS, ShipmentCancelled.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::typeName, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::eventClass, Function.identity()));

    private final String typeName;
    private final Topic topic;
    private final Class<? extends Event> eventClass;

    EventType(String typeName, Topic topic, Class<? extends Event> eventClass) {
        this.typeName = typeName;
        this.topic = topic;
        this.eventClass = eventClass;
    }

    /** The CloudEvents {@code type}. */
    public String typeName() {
        return typeName;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> eventClass() {
        return eventClass;
    }

    /** Looks a name up; empty for one that this version does not know, which readers ignore. */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /**
     * The type of an event.
     *
     * @throws IllegalStateException if the class is missing in this registry (a test guards that)
     */
    public static EventType of(Event event) {
        var type = BY_CLASS.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(event.getClass() + " is not in the event registry");
        }
        return type;
    }
}
