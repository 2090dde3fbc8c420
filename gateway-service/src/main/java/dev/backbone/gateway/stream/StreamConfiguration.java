package dev.backbone.gateway.stream;

import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.RecentFacts;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.gateway.routing.RoutedReads;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

    /** Of the two buffers that Tomcat keeps for each connection as long as it is open. */
    private static final String SOCKET_BUFFER_BYTES = "2048";

    @Bean
    OrderStreams orderStreams(
            AcceptedOrders accepted,
            RecentFacts recent,
            Subscriptions subscriptions,
            RoutedReads services,
            StreamProperties settings) {
        return new OrderStreams(accepted, recent, subscriptions, services.orders(), settings);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallSocketBuffers() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", SOCKET_BUFFER_BYTES);
            connector.setProperty("socket.appWriteBufSize", SOCKET_BUFFER_BYTES);
        });
    }
}
