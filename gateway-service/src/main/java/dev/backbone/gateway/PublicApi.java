package dev.backbone.gateway;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.backbone.gateway.http.Problems;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.kafka.FactPublisher;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import dev.backbone.gateway.orders.OrderEndpoint;
import dev.backbone.gateway.routing.RoutedReads;
import dev.backbone.gateway.routing.ServiceUnavailableException;
import dev.backbone.gateway.stock.StockEndpoint;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The table of everything that can be asked of the gateway. */
@Configuration(proxyBeanMethods = false)
class PublicApi {

    @Bean
    RouterFunction<ServerResponse> api(RoutedReads services, FactPublisher facts, Clock clock) {
        var orders = new OrderEndpoint(facts, clock);
        var stock = new StockEndpoint(facts);
        return RouterFunctions.route()
                .POST("/orders", orders::place)
                .POST("/orders/{orderId}/cancellation", orders::cancel)
                .PUT("/stock/{sku}", stock::list)
                .POST("/stock/{sku}/receipts", stock::receive)
                .add(RoutedReads.of("/orders/**", services.orders()))
                .add(RoutedReads.of("/stock/**", services.stock()))
                .add(RoutedReads.of("/payments/**", services.payments()))
                .add(RoutedReads.of("/shipments/**", services.shipments()))
                .route(path("/orders"), allowOnly(GET, HEAD, POST))
                .route(path("/orders/{orderId}/cancellation"), allowOnly(GET, HEAD, POST))
                .route(path("/stock/{sku}"), allowOnly(GET, HEAD, PUT))
                .route(path("/stock/{sku}/receipts"), allowOnly(GET, HEAD, POST))
                .route(path("/orders/**").or(path("/stock/**")), allowOnly(GET, HEAD))
                .route(path("/payments/**").or(path("/shipments/**")), allowOnly(GET, HEAD))
                .onError(RequestRefusedException.class, Problems::refused)
                .onError(KafkaUnavailableException.class, Problems::kafkaUnavailable)
                .onError(ServiceUnavailableException.class, ServiceUnavailableException::answer)
                .onError(RuntimeException.class, Problems::unexpected)
                .build();
    }

    private static HandlerFunction<ServerResponse> allowOnly(HttpMethod... methods) {
        return _ -> Problems.methodNotAllowed(methods);
    }
}
