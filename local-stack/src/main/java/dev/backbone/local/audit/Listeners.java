package dev.backbone.local.audit;

import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which topics each service listens to, as its profile says. It is written down here once more, since what a consumer
 * group has committed does not tell of topics that it has not come to yet.
 */
public final class Listeners {

    private Listeners() {}

    /** The topics of its consumer group. */
    public static Set<Topic> topicsOf(Service service) {
        return switch (service) {
            case GATEWAY -> Set.of();
            case ORDER -> topicsOfOrderService();
            case STOCK -> EnumSet.of(Topic.STOCK_REQUESTS, Topic.ORDERS, Topic.SHIPMENTS);
            case PAYMENT -> EnumSet.of(Topic.ORDERS, Topic.STOCK_RESERVATIONS, Topic.SHIPMENTS);
            case SHIPMENT -> EnumSet.of(Topic.ORDERS);
        };
    }

    /** The same with the gateway, which follows every order, and what there is in stock, and commits no offsets. */
    public static Set<Topic> topicsHeardBy(Service service) {
        return service == Service.GATEWAY
                ? EnumSet.complementOf(EnumSet.of(Topic.STOCK_REPLENISHMENT))
                : topicsOf(service);
    }

    private static Set<Topic> topicsOfOrderService() {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic != Topic.ORDERS)
                .filter(topic -> topic.key() == Topic.Key.ORDER_ID || topic == Topic.STOCK_LEVELS)
                .collect(Collectors.toSet());
    }
}
