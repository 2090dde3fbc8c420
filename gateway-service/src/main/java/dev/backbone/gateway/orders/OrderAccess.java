package dev.backbone.gateway.orders;

import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.RegisteredOrder;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.http.Violation;
import dev.backbone.gateway.security.Caller;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;

/** Finds the order that a request's path names, and lets nobody near another customer's. */
public final class OrderAccess {

    /** Stricter than {@link UUID#fromString}, which takes "1-1-1-1-1" for one. */
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final AcceptedOrders accepted;

    public OrderAccess(AcceptedOrders accepted) {
        this.accepted = accepted;
    }

    /** Whether a text is a UUID of 36 characters. */
    public static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }

    /** What is wrong with the order id in the path, for requests in which more may be wrong. */
    static List<Violation> violations(ServerRequest request) {
        return isUuid(request.pathVariable("orderId"))
                ? List.of()
                : List.of(Violation.ofParameter("orderId", "is not a UUID"));
    }

    /**
     * The order's id.
     *
     * @throws RequestRefusedException with 400 for what is none
     */
    public static UUID orderId(ServerRequest request) {
        var violations = violations(request);
        if (!violations.isEmpty()) {
            throw new RequestRefusedException(violations);
        }
        return UUID.fromString(request.pathVariable("orderId"));
    }

    /**
     * The order that is asked for.
     *
     * @throws RequestRefusedException with 400 for what is no id; with 404 for an order that was never accepted, and,
     *     not to be told from it, for one that is not the caller's business
     * @throws dev.backbone.gateway.kafka.KafkaUnavailableException if it can't be known whether it was accepted
     */
    public RegisteredOrder require(ServerRequest request) {
        return accepted.find(orderId(request))
                .filter(order -> Caller.of(request).mayActFor(Objects.requireNonNull(order.customerId())))
                .orElseThrow(() -> new RequestRefusedException(HttpStatus.NOT_FOUND, "No order of yours has this id."));
    }
}
