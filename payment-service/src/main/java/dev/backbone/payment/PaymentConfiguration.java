package dev.backbone.payment;

import dev.backbone.events.EventType;
import dev.backbone.payment.domain.PaymentDecider;
import dev.backbone.payment.provider.PaymentProvider;
import dev.backbone.payment.provider.SimulatedProvider;
import dev.backbone.payment.view.PaymentView;
import dev.backbone.runtime.Reaction;
import dev.backbone.runtime.ServiceProfile;
import dev.backbone.runtime.StreamReaction;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    @Bean
    ServiceProfile profile() {
        return new ServiceProfile(
                "payment-service",
                Set.of(EventType.ORDER_VALIDATED, EventType.STOCK_RESERVED, EventType.SHIPMENT_DISPATCHED));
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentProvider provider(@Value("${backbone.provider.timeout:2s}") Duration timeout) {
        return new SimulatedProvider(timeout);
    }

    @Bean
    Reaction reaction(PaymentView view, PaymentProvider provider) {
        return new StreamReaction<>(new PaymentDecider(), view, new ProviderCalls(provider));
    }
}
