package dev.backbone.order.view;

import dev.backbone.events.Money;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.order.domain.Order;
import dev.backbone.order.domain.Order.Completed;
import dev.backbone.order.domain.Order.Confirmed;
import dev.backbone.order.domain.Order.Rejected;
import dev.backbone.order.domain.Order.Requested;
import dev.backbone.order.domain.Order.Unknown;
import dev.backbone.order.domain.Order.Validated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as clients see it; the shape of {@code GET /orders/{id}}.
 *
 * @param version counts the order's states so far, 1 for {@code REQUESTED}
 * @param finalAt when it reached a state that it never leaves
 */
public record OrderRow(
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

    /** {@code unitPrice} is null until we have priced it. */
    public record Line(String sku, long quantity, @Nullable Money unitPrice) {}

    /** Empty while nobody has asked for the order. */
    static Optional<OrderRow> of(Order order) {
        return switch (order) {
            case Unknown _ -> Optional.empty();
            case Requested requested -> Optional.of(requested(requested.request(), requested.at()));
            case Validated validated -> Optional.of(validated(validated));
            case Confirmed confirmed -> Optional.of(confirmed(confirmed));
            case Completed completed ->
                Optional.of(confirmed(completed.confirmed()).next("COMPLETED").endedAt(completed.at()));
            case Rejected rejected -> Optional.of(rejected(rejected));
        };
    }

    /** An order that was accepted and has gone no further. */
    public static OrderRow requested(OrderRequested request, Instant at) {
        var lines = request.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity(), null))
                .toList();
        return new OrderRow(
                request.orderId(), request.customerId(), "REQUESTED", null, null, lines, null, 1, at, null, null, null);
    }

    private static OrderRow validated(Validated order) {
        var before = requested(order.requested().request(), order.requested().at());
        var lines = order.validation().lines().stream()
                .map(line -> new Line(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
        return before.next("VALIDATED").priced(lines, order.validation().total(), order.at());
    }

    private static OrderRow confirmed(Confirmed order) {
        return validated(order.validated()).next("CONFIRMED").confirmedAt(order.at());
    }

    private static OrderRow rejected(Rejected order) {
        return order.validated()
                .map(OrderRow::validated)
                .orElseGet(() ->
                        requested(order.requested().request(), order.requested().at()))
                .next("REJECTED")
                .because(order.reason().name(), order.detail())
                .endedAt(order.at());
    }

    private OrderRow next(String next) {
        return new OrderRow(
                orderId,
                customerId,
                next,
                reason,
                detail,
                lines,
                total,
                version + 1,
                requestedAt,
                validatedAt,
                confirmedAt,
                finalAt);
    }

    private OrderRow priced(List<Line> priced, Money sum, Instant at) {
        return new OrderRow(
                orderId,
                customerId,
                status,
                reason,
                detail,
                priced,
                sum,
                version,
                requestedAt,
                at,
                confirmedAt,
                finalAt);
    }

    private OrderRow confirmedAt(Instant at) {
        return new OrderRow(
                orderId,
                customerId,
                status,
                reason,
                detail,
                lines,
                total,
                version,
                requestedAt,
                validatedAt,
                at,
                finalAt);
    }

    private OrderRow because(String why, String more) {
        return new OrderRow(
                orderId,
                customerId,
                status,
                why,
                more,
                lines,
                total,
                version,
                requestedAt,
                validatedAt,
                confirmedAt,
                finalAt);
    }

    private OrderRow endedAt(Instant at) {
        return new OrderRow(
                orderId,
                customerId,
                status,
                reason,
                detail,
                lines,
                total,
                version,
                requestedAt,
                validatedAt,
                confirmedAt,
                at);
    }
}
