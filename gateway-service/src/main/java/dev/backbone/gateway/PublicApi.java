package dev.backbone.gateway;

import static dev.backbone.gateway.http.Acceptance.json;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.gateway.http.Problems;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.kafka.FactPublisher;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import dev.backbone.gateway.limits.WaitingRoom;
import dev.backbone.gateway.live.LiveEndpoint;
import dev.backbone.gateway.openapi.Description;
import dev.backbone.gateway.orders.OrderEndpoint;
import dev.backbone.gateway.orders.OrderReads;
import dev.backbone.gateway.routing.RoutedReads;
import dev.backbone.gateway.routing.ServiceUnavailableException;
import dev.backbone.gateway.routing.StockCache;
import dev.backbone.gateway.stock.ItemReads;
import dev.backbone.gateway.stock.StockEndpoint;
import dev.backbone.gateway.stream.OrderStreams;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The table of everything that can be asked of the gateway. */
@Configuration(proxyBeanMethods = false)
class PublicApi {

    @Bean
    RouterFunction<ServerResponse> api(
            RoutedReads services,
            StockCache stockCache,
            FactPublisher facts,
            AcceptedOrders accepted,
            Subscriptions subscriptions,
            OrderStreams streams,
            LiveEndpoint live,
            WaitingRoom waiting,
            Description description,
            Clock clock) {
        var orders = new OrderEndpoint(facts, accepted, subscriptions, services.orders(), waiting, clock);
        var reads = new OrderReads(accepted, services);
        var stock = new StockEndpoint(facts);
        var items = new ItemReads(services.stock(), stockCache);
        return RouterFunctions.route()
                .POST("/orders", json(orders::place))
                .POST("/orders/{orderId}/cancellation", json(orders::cancel))
                .PUT("/stock/{sku}", stock::list)
                .POST("/stock/{sku}/receipts", stock::receive)
                .route(asked("/orders"), json(reads::page))
                .route(asked("/orders/{orderId}"), json(reads::order))
                .route(asked("/orders/{orderId}/journal"), json(reads::journal))
                .route(asked("/orders/{orderId}/stream"), streams::stream)
                .route(asked("/live"), live::open)
                .route(asked("/stock/{sku}"), json(items::item))
                .route(asked("/stock"), json(services.stock()::forward))
                .route(asked("/payments/{orderId}"), json(reads::payment))
                .route(asked("/shipments/{orderId}"), json(reads::shipment))
                .add(description.routes())
                .route(path("/orders"), offer(GET, HEAD, POST))
                .route(path("/orders/{orderId}/cancellation"), offer(POST))
                .route(path("/stock/{sku}"), offer(GET, HEAD, PUT))
                .route(path("/stock/{sku}/receipts"), offer(POST))
                .route(path("/orders/{orderId}").or(path("/orders/{orderId}/journal")), offer(GET, HEAD))
                .route(path("/orders/{orderId}/stream").or(path("/live")), offer(GET, HEAD))
                .route(path("/payments/{orderId}").or(path("/shipments/{orderId}")), offer(GET, HEAD))
                .route(path("/stock"), offer(GET, HEAD))
                .route(path("/openapi.json").or(path("/docs/**")), offer(GET, HEAD))
                .route(path("/**"), PublicApi::nothing)
                .onError(RequestRefusedException.class, Problems::refused)
                .onError(KafkaUnavailableException.class, Problems::kafkaUnavailable)
                .onError(ServiceUnavailableException.class, ServiceUnavailableException::answer)
                .onError(RuntimeException.class, Problems::unexpected)
                .build();
    }

    private static RequestPredicate asked(String pattern) {
        return methods(GET, HEAD).and(path(pattern));
    }

    /** By itself, Spring says nothing to those whose {@code Accept} it can't read. */
    private static ServerResponse nothing(ServerRequest request) {
        throw new RequestRefusedException(HttpStatus.NOT_FOUND, "There is nothing here.");
    }

    private static HandlerFunction<ServerResponse> offer(HttpMethod... methods) {
        return request -> request.method().equals(OPTIONS)
                ? ServerResponse.noContent().allow(methods).build()
                : Problems.methodNotAllowed(methods);
    }
}
