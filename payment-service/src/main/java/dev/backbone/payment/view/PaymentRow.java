package dev.backbone.payment.view;

import dev.backbone.events.Money;
import dev.backbone.payment.domain.Payment;
import dev.backbone.payment.domain.Payment.Authorized;
import dev.backbone.payment.domain.Payment.Captured;
import dev.backbone.payment.domain.Payment.Declined;
import dev.backbone.payment.domain.Payment.Initiated;
import dev.backbone.payment.domain.Payment.Payable;
import dev.backbone.payment.domain.Payment.StockFirst;
import dev.backbone.payment.domain.Payment.Unknown;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as clients see it; the shape of {@code GET /payments/{orderId}}. */
public record PaymentRow(
        UUID orderId,
        String status,
        Money amount,
        @Nullable String authorizationId,
        @Nullable String reason) {

    /** Empty while no payment was initiated. */
    static Optional<PaymentRow> of(Payment payment) {
        return Optional.ofNullable(
                switch (payment) {
                    case Unknown _, StockFirst _, Payable _ -> null;
                    case Initiated(var orderId, var amount) -> new PaymentRow(orderId, "INITIATED", amount, null, null);
                    case Authorized(var orderId, var amount, var id) ->
                        new PaymentRow(orderId, "AUTHORIZED", amount, id, null);
                    case Declined(var orderId, var amount, var reason) ->
                        new PaymentRow(orderId, "DECLINED", amount, null, reason);
                    case Captured(var orderId, var amount, var id) ->
                        new PaymentRow(orderId, "CAPTURED", amount, id, null);
                });
    }
}
