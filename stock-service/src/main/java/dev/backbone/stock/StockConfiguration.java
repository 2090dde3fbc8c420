package dev.backbone.stock;

import dev.backbone.events.EventType;
import dev.backbone.runtime.Reaction;
import dev.backbone.runtime.ServiceProfile;
import dev.backbone.stock.view.ItemTable;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StockConfiguration {

    @Bean
    ServiceProfile profile() {
        return new ServiceProfile(
                "stock-service",
                Set.of(
                        EventType.ITEM_LISTING_REQUESTED,
                        EventType.STOCK_RECEIPT_REQUESTED,
                        EventType.ORDER_VALIDATED,
                        EventType.ORDER_REJECTED,
                        EventType.ORDER_CANCELLED,
                        EventType.SHIPMENT_DISPATCHED));
    }

    @Bean
    Reaction reaction(ItemTable items) {
        return new StockReaction(items);
    }
}
