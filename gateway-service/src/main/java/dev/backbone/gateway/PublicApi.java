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
import dev.backbone.gateway.kafka.Outage;
import dev.backbone.gateway.orders.OrderEndpoint;
import dev.backbone.gateway.routing.RoutedUri;
import dev.backbone.gateway.stock.StockEndpoint;
import java.net.URI;
import java.time.Clock;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The table of everything that can be asked of the gateway. */
@Configuration(proxyBeanMethods = false)
class PublicApi {

    @Bean
    RouterFunction<ServerResponse> api(GatewayProperties properties, FactPublisher facts, Clock clock) {
        var orders = new OrderEndpoint(facts, clock);
        var stock = new StockEndpoint(facts);
        var services = properties.routes();
        return RouterFunctions.route()
                .POST("/orders", orders::place)
                .POST("/orders/{orderId}/cancellation", orders::cancel)
                .PUT("/stock/{sku}", stock::list)
                .POST("/stock/{sku}/receipts", stock::receive)
                .add(reads("/orders/**", services.orders()))
                .add(reads("/stock/**", services.stock()))
                .add(reads("/payments/**", services.payments()))
                .add(reads("/shipments/**", services.shipments()))
                .route(path("/orders"), allowOnly(GET, HEAD, POST))
                .route(path("/orders/{orderId}/cancellation"), allowOnly(GET, HEAD, POST))
                .route(path("/stock/{sku}"), allowOnly(GET, HEAD, PUT))
                .route(path("/stock/{sku}/receipts"), allowOnly(GET, HEAD, POST))
                .route(path("/orders/**").or(path("/stock/**")), allowOnly(GET, HEAD))
                .route(path("/payments/**").or(path("/shipments/**")), allowOnly(GET, HEAD))
                .onError(RequestRefusedException.class, Problems::refused)
                .onError(KafkaUnavailableException.class, Problems::kafkaUnavailable)
                .onError(RuntimeException.class, Problems::unexpected)
                .build();
    }

    private static RouterFunction<ServerResponse> reads(String pattern, URI service) {
        var outage = new Outage(service.toString());
        var exchange = HandlerFunctions.http();
        return RouterFunctions.route()
                .route(RequestPredicates.methods(GET, HEAD).and(path(pattern)), request -> {
                    var response = exchange.handle(request);
                    outage.isOver();
                    return response;
                })
                .before(RoutedUri::check)
                .before(BeforeFilterFunctions.uri(service))
                .onError(ResourceAccessException.class, (failure, _) -> {
                    outage.goesOn(failure.getCause());
                    return Problems.serviceUnavailable(failure);
                })
                .build();
    }

    private static HandlerFunction<ServerResponse> allowOnly(HttpMethod... methods) {
        return _ -> Problems.methodNotAllowed(methods);
    }
}
