package dev.backbone.shipment;

import dev.backbone.events.EventType;
import dev.backbone.runtime.Reaction;
import dev.backbone.runtime.ServiceProfile;
import dev.backbone.runtime.StreamReaction;
import dev.backbone.shipment.carrier.Carrier;
import dev.backbone.shipment.carrier.SimulatedCarrier;
import dev.backbone.shipment.domain.ShipmentDecider;
import dev.backbone.shipment.view.ShipmentView;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ShipmentConfiguration {

    @Bean
    ServiceProfile profile() {
        return new ServiceProfile(
                "shipment-service",
                Set.of(EventType.ORDER_CONFIRMED, EventType.ORDER_CANCELLATION_STARTED, EventType.ORDER_CANCELLED));
    }

    @Bean
    @ConditionalOnMissingBean
    Carrier carrier(
            @Value("${backbone.carrier.dispatch-delay:20ms}") Duration dispatchDelay,
            @Value("${backbone.carrier.transit-delay:20ms}") Duration transitDelay,
            Clock clock) {
        return new SimulatedCarrier(dispatchDelay, transitDelay, clock);
    }

    @Bean
    Reaction reaction(ShipmentView view, Carrier carrier) {
        return new StreamReaction<>(new ShipmentDecider(), view, new CarrierCalls(carrier));
    }
}
