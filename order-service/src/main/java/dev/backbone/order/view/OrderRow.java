package dev.backbone.order.view;

import dev.backbone.events.Money;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.order.domain.Order;
import dev.backbone.order.domain.Order.Cancelled;
import dev.backbone.order.domain.Order.Cancelling;
import dev.backbone.order.domain.Order.Completed;
import dev.backbone.order.domain.Order.Confirmed;
import dev.backbone.order.domain.Order.Dispatched;
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
        return Optional.ofNullable(
                switch (order) {
                    case Unknown _ -> null;
                    case Requested requested -> row(OrderStatus.REQUESTED, requested, null, null, null);
                    case Validated validated ->
                        row(OrderStatus.VALIDATED, validated.requested(), validated, null, null);
                    case Confirmed confirmed -> row(OrderStatus.CONFIRMED, confirmed, null);
                    // What goes on with the parcel is shown by shipment-service; the order is as confirmed as before.
                    case Cancelling cancelling -> row(OrderStatus.CONFIRMED, cancelling.confirmed(), null);
                    case Dispatched dispatched -> row(OrderStatus.CONFIRMED, dispatched.confirmed(), null);
                    case Completed completed ->
                        row(OrderStatus.COMPLETED, completed.confirmed(), new End(null, null, completed.at()));
                    case Rejected rejected ->
                        row(
                                OrderStatus.REJECTED,
                                rejected.requested(),
                                rejected.validated().orElse(null),
                                null,
                                new End(rejected.reason(), rejected.detail(), rejected.at()));
                    case Cancelled cancelled ->
                        row(
                                OrderStatus.CANCELLED,
                                cancelled.requested(),
                                cancelled.validated().orElse(null),
                                cancelled.confirmed().orElse(null),
                                new End(cancelled.reason(), cancelled.detail(), cancelled.at()));
                });
    }

    private static OrderRow row(OrderStatus status, Confirmed confirmed, @Nullable End end) {
        var validated = confirmed.validated();
        return row(status, validated.requested(), validated, confirmed, end);
    }

    private static OrderRow row(
            OrderStatus status,
            Requested requested,
            @Nullable Validated validated,
            @Nullable Confirmed confirmed,
            @Nullable End end) {
        var request = requested.request();
        return new OrderRow(
                request.orderId(),
                request.customerId(),
                status.name(),
                end == null || end.reason() == null ? null : end.reason().name(),
                end == null ? null : end.detail(),
                validated == null ? unpriced(request) : priced(validated),
                validated == null ? null : validated.validation().total(),
                1 + counted(validated) + counted(confirmed) + counted(end),
                requested.at(),
                validated == null ? null : validated.at(),
                confirmed == null ? null : confirmed.at(),
                end == null ? null : end.at());
    }

    /** How it ended; {@code reason} is null if it ended well. */
    private record End(@Nullable Enum<?> reason, @Nullable String detail, Instant at) {}

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
