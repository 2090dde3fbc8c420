package dev.backbone.gateway;

import dev.backbone.events.Topic;
import dev.backbone.gateway.kafka.FactPublisher;
import dev.backbone.gateway.kafka.KafkaClients;
import dev.backbone.gateway.kafka.KafkaConnection;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the gateway is made of, apart from its routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewayProperties.class, KafkaProperties.class})
class GatewayConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties kafka) {
        return new KafkaClients(kafka);
    }

    @Bean
    KafkaConnection kafkaConnection(KafkaClients kafka, GatewayProperties properties) {
        var topics = properties.topics();
        return new KafkaConnection(
                kafka, Topic.writtenBy(FactPublisher.SOURCE, topics.partitions(), topics.replicationFactor()));
    }

    @Bean
    FactPublisher factPublisher(KafkaConnection kafka, Clock clock) {
        return new FactPublisher(kafka, clock);
    }

    /** The services don't speak HTTP/2, so it is not offered to them with each new connection. */
    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> plainHttp() {
        return builder -> builder.withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1));
    }
}
