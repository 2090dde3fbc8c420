package dev.backbone.events;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics. Each has exactly one writer, named as in the {@code source} of its events.
 *
 * <p>All have the same number of partitions, so the facts of one order share a partition number across topics.
 */
public enum Topic {
    ORDER_REQUESTS("order-requests", "/gateway-service", Key.ORDER_ID, Retention.FOREVER),
    ORDERS("orders", "/order-service", Key.ORDER_ID, Retention.FOREVER),
    STOCK_REQUESTS("stock-requests", "/gateway-service", Key.SKU, Retention.FOREVER),
    STOCK_RESERVATIONS("stock-reservations", "/stock-service", Key.ORDER_ID, Retention.FOREVER),
    STOCK_LEVELS("stock-levels", "/stock-service", Key.SKU, Retention.NEWEST_PER_KEY),
    STOCK_REPLENISHMENT("stock-replenishment", "/stock-service", Key.SKU, Retention.FOREVER),
    PAYMENTS("payments", "/payment-service", Key.ORDER_ID, Retention.FOREVER),
    SHIPMENTS("shipments", "/shipment-service", Key.ORDER_ID, Retention.FOREVER);

    /** What the subject of a topic's events, and so their Kafka key, names. */
    public enum Key {
        ORDER_ID,
        SKU
    }

    /** Which events of a subject the broker keeps. */
    public enum Retention {
        FOREVER,
        /** The newest event of a subject says everything, so it alone is sure to be kept. */
        NEWEST_PER_KEY
    }

    private final String topicName;
    private final String writer;
    private final Key key;
    private final Retention retention;

    Topic(String topicName, String writer, Key key, Retention retention) {
        this.topicName = topicName;
        this.writer = writer;
        this.key = key;
        this.retention = retention;
    }

    /** The name on the Kafka broker. */
    public String topicName() {
        return topicName;
    }

    /** The CloudEvents {@code source} of the only service that may write here. */
    public String writer() {
        return writer;
    }

    public Key key() {
        return key;
    }

    public Retention retention() {
        return retention;
    }

    /** The topics that a service has to create before it starts, since nobody else may write to them. */
    public static List<NewTopic> writtenBy(String writer, int partitions, short replicationFactor) {
        return Arrays.stream(values())
                .filter(topic -> topic.writer.equals(writer))
                .map(topic -> new NewTopic(topic.topicName, partitions, replicationFactor)
                        .configs(topic.settings(replicationFactor)))
                .toList();
    }

    /** With three replicas, what is acknowledged is on two of them, so losing one broker loses nothing. */
    private Map<String, String> settings(short replicationFactor) {
        var inSync = String.valueOf(Math.max(1, replicationFactor - 1));
        return switch (retention) {
            case FOREVER ->
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "-1",
                        "retention.bytes", "-1",
                        "min.insync.replicas", inSync);
            case NEWEST_PER_KEY -> Map.of("cleanup.policy", "compact", "min.insync.replicas", inSync);
        };
    }

    /** Where an event of this kind is published. */
    public static Topic of(Event event) {
        return switch (event) {
            case OrderRequestEvent _ -> ORDER_REQUESTS;
            case OrderEvent _ -> ORDERS;
            case StockRequestEvent _ -> STOCK_REQUESTS;
            case StockReservationEvent _ -> STOCK_RESERVATIONS;
            case StockLevelEvent _ -> STOCK_LEVELS;
            case StockReplenishmentEvent _ -> STOCK_REPLENISHMENT;
            case PaymentEvent _ -> PAYMENTS;
            case ShipmentEvent _ -> SHIPMENTS;
        };
    }
}
