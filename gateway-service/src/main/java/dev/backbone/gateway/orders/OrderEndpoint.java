package dev.backbone.gateway.orders;

import dev.backbone.events.EventId;
import dev.backbone.events.OrderRequestEvent.OrderCancellationRequested;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.gateway.http.RequestReader;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.http.Traceparent;
import dev.backbone.gateway.kafka.FactPublisher;
import dev.backbone.gateway.limits.WaitingRoom;
import dev.backbone.gateway.routing.ServiceClient;
import dev.backbone.gateway.security.Caller;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes orders and cancellations. */
public final class OrderEndpoint {

    private final RequestReader<PlaceOrder> orders =
            new RequestReader<>("/requests/place-order.json", PlaceOrder.class, OrderRules::violations);
    private final RequestReader<CancelOrder> cancellations =
            new RequestReader<>("/requests/cancel-order.json", CancelOrder.class);
    private final FactPublisher facts;
    private final Placement placement;
    private final AcceptedOrders accepted;
    private final Subscriptions subscriptions;
    private final OutcomeAnswer outcomes;
    private final OrderAccess access;
    private final WaitingRoom waiting;
    private final Clock clock;

    /** An endpoint that publishes, and hears of what becomes of it. */
    public OrderEndpoint(
            FactPublisher facts,
            AcceptedOrders accepted,
            Subscriptions subscriptions,
            ServiceClient orderService,
            WaitingRoom waiting,
            Clock clock) {
        this.facts = facts;
        this.placement = new Placement(facts, accepted);
        this.accepted = accepted;
        this.subscriptions = subscriptions;
        this.outcomes = new OutcomeAnswer(orderService);
        this.access = new OrderAccess(accepted);
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Answers 202 once Kafka has the order, whether or not any service is up; for a caller that would rather wait, 201
     * or 409 once it is decided, as long as there is room for those who wait.
     */
    public ServerResponse place(ServerRequest request) {
        var order = orders.read(request);
        if (!Caller.of(request).mayActFor(order.customerId())) {
            throw new RequestRefusedException(HttpStatus.FORBIDDEN, "You may not order for another customer.");
        }
        var wait = WaitPreference.of(request);
        var key = IdempotencyKey.of(request);
        var orderId =
                key.map(each -> each.orderId(order.customerId())).orElseGet(() -> EventId.random(clock.instant()));
        Runnable placing = () -> place(order.request(orderId), key.isPresent(), request);
        if (wait.isPresent() && waiting.enter()) {
            try {
                return placeAndWait(orderId, placing, wait.get());
            } finally {
                waiting.leave();
            }
        }
        placing.run();
        return accepted(orderId).body(new Accepted(orderId, "REQUESTED"));
    }

    private void place(OrderRequested order, boolean once, ServerRequest request) {
        if (once) {
            placement.placeOnce(order, Traceparent.of(request));
        } else {
            placement.place(order, Traceparent.of(request));
        }
    }

    private ServerResponse placeAndWait(UUID orderId, Runnable placing, WaitPreference wait) {
        try (var decision = new Decision(orderId, accepted, subscriptions)) {
            placing.run();
            return (decision.await(wait.patience()) ? outcomes.of(orderId, wait) : Optional.<ServerResponse>empty())
                    .orElseGet(() -> accepted(orderId).headers(wait::applied).body(new Accepted(orderId, "REQUESTED")));
        }
    }

    /**
     * Answers 202 once Kafka has the wish. Whether the order can still be called off, order-service finds out.
     */
    public ServerResponse cancel(ServerRequest request) {
        var cancellation = cancellations.read(request, OrderAccess.violations(request));
        access.require(request);
        var orderId = OrderAccess.orderId(request);
        facts.publish(new OrderCancellationRequested(orderId, cancellation.reason()), Traceparent.of(request));
        return accepted(orderId).body(new Accepted(orderId, "CANCELLATION_REQUESTED"));
    }

    private static ServerResponse.BodyBuilder accepted(UUID orderId) {
        return ServerResponse.accepted()
                .location(URI.create("/orders/" + orderId))
                .contentType(MediaType.APPLICATION_JSON);
    }

    /** The body of {@code POST /orders/{orderId}/cancellation}, valid by {@code requests/cancel-order.json}. */
    record CancelOrder(String reason) {}

    private record Accepted(UUID orderId, String status) {}
}
