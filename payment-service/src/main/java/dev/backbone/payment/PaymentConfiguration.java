package dev.backbone.payment;

import dev.backbone.events.EventType;
import dev.backbone.payment.domain.PaymentDecider;
import dev.backbone.payment.provider.PaymentProvider;
import dev.backbone.payment.provider.ProviderProperties;
import dev.backbone.payment.provider.ResilientProvider;
import dev.backbone.payment.provider.SimulatedProvider;
import dev.backbone.payment.view.PaymentView;
import dev.backbone.runtime.Reaction;
import dev.backbone.runtime.ServiceProfile;
import dev.backbone.runtime.StreamReaction;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderProperties.class)
class PaymentConfiguration {

    @Bean
    ServiceProfile profile() {
        return new ServiceProfile(
                "payment-service",
                Set.of(
                        EventType.ORDER_VALIDATED,
                        EventType.ORDER_REJECTED,
                        EventType.ORDER_CANCELLED,
                        EventType.STOCK_RESERVED,
                        EventType.SHIPMENT_DISPATCHED));
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentProvider provider(ProviderProperties settings) {
        return new SimulatedProvider(settings.latency(), settings.timeout());
    }

    @Bean
    Reaction reaction(PaymentView view, PaymentProvider provider, ProviderProperties settings) {
        var calls = new ProviderCalls(new ResilientProvider(provider, settings));
        return new StreamReaction<>(new PaymentDecider(), view, calls);
    }
}
