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
            case Requested requested -> Optional.of(row("REQUESTED", requested, null, null, null, null));
            case Validated validated ->
                Optional.of(row("VALIDATED", validated.requested(), validated, null, null, null));
            case Confirmed confirmed -> Optional.of(row("CONFIRMED", confirmed, null));
            case Completed completed -> Optional.of(row("COMPLETED", completed.confirmed(), completed.at()));
            case Rejected rejected ->
                Optional.of(row(
                        "REJECTED",
                        rejected.requested(),
                        rejected.validated().orElse(null),
                        null,
                        rejected,
                        rejected.at()));
        };
    }

    /** An order that was accepted and has gone no further. */
    public static OrderRow requested(OrderRequested request, Instant at) {
        return row("REQUESTED", new Requested(request, at), null, null, null, null);
    }

    private static OrderRow row(String status, Confirmed confirmed, @Nullable Instant finalAt) {
        var validated = confirmed.validated();
        return row(status, validated.requested(), validated, confirmed, null, finalAt);
    }

    private static OrderRow row(
            String status,
            Requested requested,
            @Nullable Validated validated,
            @Nullable Confirmed confirmed,
            @Nullable Rejected rejected,
            @Nullable Instant finalAt) {
        var request = requested.request();
        return new OrderRow(
                request.orderId(),
                request.customerId(),
                status,
                rejected == null ? null : rejected.reason().name(),
                rejected == null ? null : rejected.detail(),
                validated == null ? unpriced(request) : priced(validated),
                validated == null ? null : validated.validation().total(),
                1 + counted(validated) + counted(confirmed) + counted(finalAt),
                requested.at(),
                validated == null ? null : validated.at(),
                confirmed == null ? null : confirmed.at(),
                finalAt);
    }

    private static int counted(@Nullable Object state) {
        return state == null ? 0 : 1;
    }

    private static List<Line> unpriced(OrderRequested request) {
        return request.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity(), null))
                .toList();
    }

    private static List<Line> priced(Validated validated) {
        return validated.validation().lines().stream()
                .map(line -> new Line(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
    }
}
