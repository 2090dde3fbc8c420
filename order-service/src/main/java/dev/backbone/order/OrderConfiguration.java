package dev.backbone.order;

import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import dev.backbone.order.view.Catalog;
import dev.backbone.order.view.OrderView;
import dev.backbone.order.view.OverdueOrders;
import dev.backbone.runtime.Deadlines;
import dev.backbone.runtime.Reaction;
import dev.backbone.runtime.ServiceProfile;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderProperties.class)
class OrderConfiguration {

    /** What {@link dev.backbone.order.domain.OrderDecider#evolve} looks at; the rest is for the journal's readers. */
    static final Set<EventType> REMEMBERED = Set.of(
            EventType.ORDER_REQUESTED,
            EventType.ORDER_VALIDATED,
            EventType.ORDER_CONFIRMED,
            EventType.ORDER_REJECTED,
            EventType.ORDER_CANCELLATION_STARTED,
            EventType.ORDER_CANCELLED,
            EventType.ORDER_COMPLETED,
            EventType.SHIPMENT_DISPATCHED);

    /** Listens to everything that others say about orders, since it keeps their journal, and to stock levels. */
    @Bean
    ServiceProfile profile() {
        return new ServiceProfile(
                "order-service",
                Arrays.stream(EventType.values())
                        .filter(type -> type.topic() != Topic.ORDERS)
                        .filter(type -> type.topic().key() == Topic.Key.ORDER_ID || type.topic() == Topic.STOCK_LEVELS)
                        .collect(Collectors.toUnmodifiableSet()),
                REMEMBERED);
    }

    @Bean
    Reaction reaction(Catalog catalog, OrderView view) {
        return new OrderReaction(catalog, view);
    }

    @Bean
    Deadlines deadlines(OverdueOrders orders, OrderProperties limits) {
        return new OrderDeadlines(orders, limits);
    }
}
