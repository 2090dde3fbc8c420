package dev.backbone.gateway.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.events.PublicFact;
import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.OrderState;
import dev.backbone.gateway.follow.RegisteredOrder;
import dev.backbone.gateway.http.Problems;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.routing.RoutedReads;
import dev.backbone.gateway.routing.RoutedUri;
import dev.backbone.gateway.routing.ServiceUnavailableException;
import dev.backbone.gateway.security.Caller;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriUtils;

/**
 * What is asked about orders: answered by the service that knows. As long as order-service has said nothing about an
 * order, whether it is down or behind, the request itself says all there is.
 */
public final class OrderReads {

    private final AcceptedOrders accepted;
    private final OrderAccess access;
    private final RoutedReads services;

    /** Reads with the register's help. */
    public OrderReads(AcceptedOrders accepted, RoutedReads services) {
        this.accepted = accepted;
        this.access = new OrderAccess(accepted);
        this.services = services;
    }

    /** {@code GET /orders/{orderId}}: never 404 for an order that was accepted. */
    public ServerResponse order(ServerRequest request) {
        var order = access.require(request);
        var path = "/orders/" + OrderAccess.orderId(request);
        return viewOr(path, request, order, () -> json(RequestedOrder.of(accepted.request(order), request)));
    }

    /** {@code GET /orders/{orderId}/journal}. */
    public ServerResponse journal(ServerRequest request) {
        var order = access.require(request);
        var path = "/orders/%s/journal".formatted(OrderAccess.orderId(request));
        return viewOr(path, request, order, () -> json(List.of(PublicFact.of(accepted.request(order)))));
    }

    /** {@code GET /orders}: for a customer those of nobody else, whether or not the request says so. */
    public ServerResponse page(ServerRequest request) {
        var customer = Caller.of(request).customer();
        if (customer == null) {
            return services.orders().forward(request);
        }
        var asked = RoutedUri.check(request).servletRequest().getParameterValues("customerId");
        if (asked == null) {
            return ofCustomer(customer, request);
        }
        if (asked.length != 1 || !asked[0].equals(customer)) {
            throw new RequestRefusedException(HttpStatus.NOT_FOUND, "You have no such orders: they are another's.");
        }
        return services.orders().forward(request);
    }

    private ServerResponse ofCustomer(String customer, ServerRequest request) {
        var others = query(request);
        var query = (others.isEmpty() ? "?" : others + '&') + "customerId=" + UriUtils.encode(customer, UTF_8);
        var answer = services.orders().get("/orders" + query);
        return answer.toResponse().body(answer.body());
    }

    /** {@code GET /payments/{orderId}}. */
    public ServerResponse payment(ServerRequest request) {
        access.require(request);
        return services.payments().forward(request);
    }

    /** {@code GET /shipments/{orderId}}. */
    public ServerResponse shipment(ServerRequest request) {
        access.require(request);
        return services.shipments().forward(request);
    }

    private ServerResponse viewOr(
            String path, ServerRequest request, RegisteredOrder order, Supplier<ServerResponse> asRequested) {
        try {
            var answer = services.orders().get(path + query(request));
            var isUnknown = answer.status().isSameCodeAs(HttpStatus.NOT_FOUND);
            if ((isUnknown || answer.status().is5xxServerError()) && isOnlyRequested(request, order)) {
                return asRequested.get();
            }
            // Of a moment before there was the order, that is the answer; of now, its view has been lost.
            return isUnknown && request.param("asOf").isEmpty()
                    ? viewIsLost()
                    : answer.toResponse().body(answer.body());
        } catch (ServiceUnavailableException e) {
            if (isOnlyRequested(request, order)) {
                return asRequested.get();
            }
            throw e;
        }
    }

    private static ServerResponse viewIsLost() {
        return Problems.noAnswer(ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The order is known, and its view is being restored."));
    }

    /** The state is looked up again: it may have changed while order-service was asked. */
    private boolean isOnlyRequested(ServerRequest request, RegisteredOrder order) {
        return accepted.state(OrderAccess.orderId(request)).orElse(order.state()) == OrderState.REQUESTED;
    }

    private static String query(ServerRequest request) {
        var query = request.uri().getRawQuery();
        return query == null ? "" : '?' + query;
    }

    private static ServerResponse json(Object body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
