package dev.backbone.gateway.follow;

import dev.backbone.gateway.kafka.KafkaClients;
import dev.backbone.gateway.kafka.KafkaConnection;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegisterProperties.class)
class FollowConfiguration {

    @Bean
    OrderRegister orderRegister(RegisterProperties properties) {
        return OrderRegister.open(properties.file());
    }

    @Bean
    Progress progress() {
        return new Progress();
    }

    @Bean
    RequestLog requestLog(KafkaClients clients) {
        return new RequestLog(clients);
    }

    @Bean
    AcceptedOrders acceptedOrders(OrderRegister register, Progress progress, KafkaConnection kafka, RequestLog log) {
        return new AcceptedOrders(register, progress, kafka, log);
    }

    @Bean
    Subscriptions subscriptions() {
        return new Subscriptions();
    }

    @Bean
    RecentFacts recentFacts() {
        return new RecentFacts();
    }

    @Bean
    TopicFollower topicFollower(
            KafkaClients clients,
            KafkaConnection kafka,
            OrderRegister register,
            Progress progress,
            List<FactListener> listeners,
            Clock clock,
            ApplicationEventPublisher events) {
        return new TopicFollower(clients, kafka, register, progress, listeners, clock, events);
    }
}
