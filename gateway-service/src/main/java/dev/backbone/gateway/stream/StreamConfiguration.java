package dev.backbone.gateway.stream;

import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.RecentFacts;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.gateway.routing.RoutedReads;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.ObjectProvider;
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
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> roomForStreams(ObjectProvider<OrderStreams> streams) {
        return tomcat -> {
            tomcat.setProtocol(BoundedProtocol.class.getName());
            tomcat.addConnectorCustomizers(connector -> makeRoom(connector, streams));
        };
    }

    private static void makeRoom(Connector connector, ObjectProvider<OrderStreams> streams) {
        var protocol = (BoundedProtocol) connector.getProtocolHandler();
        // They are there before the first connection is.
        protocol.streams(() -> streams.getObject().size());
        connector.setProperty("socket.appReadBufSize", SOCKET_BUFFER_BYTES);
        connector.setProperty("socket.appWriteBufSize", SOCKET_BUFFER_BYTES);
    }
}
