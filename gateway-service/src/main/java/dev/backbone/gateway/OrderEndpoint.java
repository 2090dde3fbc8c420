package dev.backbone.gateway;

import dev.backbone.events.EventId;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes orders. */
final class OrderEndpoint {

    private final RequestReader<PlaceOrder> orders =
            new RequestReader<>("/requests/place-order.json", PlaceOrder.class, OrderRules::violations);
    private final FactPublisher facts;
    private final Clock clock;

    OrderEndpoint(FactPublisher facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Answers 202 once Kafka has the order, whether or not any service is up. */
    ServerResponse place(ServerRequest request) {
        var order = orders.read(request);
        var orderId = EventId.random(clock.instant());
        facts.publish(
                new OrderRequested(orderId, order.customerId(), order.lines(), order.payment(), order.shipTo()),
                Traceparent.of(request));
        return ServerResponse.accepted()
                .location(URI.create("/orders/" + orderId))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Accepted(orderId, "REQUESTED"));
    }

    private record Accepted(UUID orderId, String status) {}
}
