package dev.backbone.gateway.orders;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.Money;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.http.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;

/** An order of which nothing is known but its request, in the shape in which order-service shows orders. */
record RequestedOrder(
        UUID orderId,
        String customerId,
        String status,
        @Nullable String reason,
        @Nullable String detail,
        List<Line> lines,
        @Nullable Money total,
        int version,
        Instant requestedAt,
        @Nullable Instant validatedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant finalAt) {

    /** {@code unitPrice} is always null: nobody has priced it yet. */
    record Line(String sku, long quantity, @Nullable Money unitPrice) {}

    /**
     * The order as it was when {@code asked} wants to know it.
     *
     * @throws RequestRefusedException with 404 if there was none yet; with 400 if the time is none
     */
    static RequestedOrder of(EncodedFact request, ServerRequest asked) {
        asked.param("asOf")
                .ifPresent(asOf -> requireNotBefore(request.envelope().time(), asOf));
        var fact = FactCodec.decode(request).orElseThrow();
        var order = (OrderRequested) fact.event();
        return new RequestedOrder(
                order.orderId(),
                order.customerId(),
                "REQUESTED",
                null,
                null,
                order.lines().stream()
                        .map(line -> new Line(line.sku(), line.quantity(), null))
                        .toList(),
                null,
                1,
                fact.time(),
                null,
                null,
                null);
    }

    private static void requireNotBefore(Instant requestedAt, String asOf) {
        try {
            if (Instant.parse(asOf).isBefore(requestedAt)) {
                throw new RequestRefusedException(HttpStatus.NOT_FOUND, "The order had not been placed then.");
            }
        } catch (DateTimeException e) {
            throw new RequestRefusedException(List.of(Violation.ofParameter("asOf", "is not an instant (RFC 3339)")));
        }
    }
}
