package dev.backbone.payment.view;

import dev.backbone.events.Money;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import dev.backbone.payment.domain.Payment;
import dev.backbone.payment.domain.Payment.Authorized;
import dev.backbone.payment.domain.Payment.CalledOff;
import dev.backbone.payment.domain.Payment.Captured;
import dev.backbone.payment.domain.Payment.Capturing;
import dev.backbone.payment.domain.Payment.CapturingInVain;
import dev.backbone.payment.domain.Payment.Closed;
import dev.backbone.payment.domain.Payment.Declined;
import dev.backbone.payment.domain.Payment.Hold;
import dev.backbone.payment.domain.Payment.Initiated;
import dev.backbone.payment.domain.Payment.Payable;
import dev.backbone.payment.domain.Payment.Refunded;
import dev.backbone.payment.domain.Payment.Refunding;
import dev.backbone.payment.domain.Payment.StockFirst;
import dev.backbone.payment.domain.Payment.Unknown;
import dev.backbone.payment.domain.Payment.Voided;
import dev.backbone.payment.domain.Payment.Voiding;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as clients see it; the shape of {@code GET /payments/{orderId}}. Tells what the provider is known to have
 * done, not what it is asked to do.
 */
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
                    case Unknown _, StockFirst _, Payable _, Closed _ -> null;
                    case Initiated(var intent) -> initiated(intent);
                    case CalledOff(var intent) -> initiated(intent);
                    case Declined(var orderId, var amount, var reason) ->
                        new PaymentRow(orderId, "DECLINED", amount, null, reason);
                    case Authorized(var hold) -> row("AUTHORIZED", hold);
                    case Voiding(var hold) -> row("AUTHORIZED", hold);
                    case Capturing(var hold) -> row("AUTHORIZED", hold);
                    case CapturingInVain(var hold) -> row("AUTHORIZED", hold);
                    case Voided(var orderId, var amount) -> new PaymentRow(orderId, "VOIDED", amount, null, null);
                    case Captured(var hold) -> row("CAPTURED", hold);
                    case Refunding(var hold) -> row("CAPTURED", hold);
                    case Refunded(var hold) -> row("REFUNDED", hold);
                });
    }

    private static PaymentRow initiated(PaymentInitiated intent) {
        return new PaymentRow(intent.orderId(), "INITIATED", intent.amount(), null, null);
    }

    private static PaymentRow row(String status, Hold hold) {
        return new PaymentRow(hold.orderId(), status, hold.amount(), hold.authorizationId(), null);
    }
}
