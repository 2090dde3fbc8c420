package dev.backbone.gateway.orders;

import dev.backbone.events.EventId;
import dev.backbone.events.OrderRequestEvent;
import dev.backbone.events.OrderRequestEvent.OrderCancellationRequested;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.gateway.http.RequestReader;
import dev.backbone.gateway.http.Traceparent;
import dev.backbone.gateway.http.Violation;
import dev.backbone.gateway.kafka.FactPublisher;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes orders and cancellations. */
public final class OrderEndpoint {

    /** Stricter than {@link UUID#fromString}, which takes "1-1-1-1-1" for one. */
    private static final Pattern ORDER_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final RequestReader<PlaceOrder> orders =
            new RequestReader<>("/requests/place-order.json", PlaceOrder.class, OrderRules::violations);
    private final RequestReader<CancelOrder> cancellations =
            new RequestReader<>("/requests/cancel-order.json", CancelOrder.class);
    private final FactPublisher facts;
    private final Clock clock;

    public OrderEndpoint(FactPublisher facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Answers 202 once Kafka has the order, whether or not any service is up. */
    public ServerResponse place(ServerRequest request) {
        var order = orders.read(request);
        var orderId = EventId.random(clock.instant());
        return publish(
                new OrderRequested(orderId, order.customerId(), order.lines(), order.payment(), order.shipTo()),
                "REQUESTED",
                request);
    }

    /**
     * Answers 202 once Kafka has the wish. Whether there is such an order, and whether it can still be called off,
     * order-service finds out.
     */
    public ServerResponse cancel(ServerRequest request) {
        var orderId = request.pathVariable("orderId");
        var cancellation = cancellations.read(request, violations(orderId));
        return publish(
                new OrderCancellationRequested(UUID.fromString(orderId), cancellation.reason()),
                "CANCELLATION_REQUESTED",
                request);
    }

    private ServerResponse publish(OrderRequestEvent event, String status, ServerRequest request) {
        facts.publish(event, Traceparent.of(request));
        return ServerResponse.accepted()
                .location(URI.create("/orders/" + event.orderId()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Accepted(event.orderId(), status));
    }

    private static List<Violation> violations(String orderId) {
        return ORDER_ID.matcher(orderId).matches()
                ? List.of()
                : List.of(Violation.ofParameter("orderId", "is not a UUID"));
    }

    /** The body of {@code POST /orders/{orderId}/cancellation}, valid by {@code requests/cancel-order.json}. */
    record CancelOrder(String reason) {}

    private record Accepted(UUID orderId, String status) {}
}
