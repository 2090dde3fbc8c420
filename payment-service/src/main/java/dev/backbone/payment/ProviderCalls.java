package dev.backbone.payment;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentDeclined;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import dev.backbone.events.PaymentEvent.PaymentRefunded;
import dev.backbone.events.PaymentEvent.PaymentVoided;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
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
import dev.backbone.payment.provider.Authorization;
import dev.backbone.payment.provider.PaymentProvider;
import dev.backbone.payment.provider.ProviderPausedException;
import dev.backbone.payment.provider.ProviderUnavailableException;
import dev.backbone.runtime.Effect;
import java.util.UUID;

/**
 * What we ask of the provider. A payment's state alone says what is due, and an effect is pending from the fact that
 * makes something due until it is done. So normally one call for a payment is under way; what is
 * due may change while its effect waits. A call that outlasts its lease can meet a second one, which is harmless, since
 * {@link PaymentProvider} knows a payment by its order's id.
 */
final class ProviderCalls implements Effect<Payment> {

    private final PaymentProvider provider;

    ProviderCalls(PaymentProvider provider) {
        this.provider = provider;
    }

    /** Whether {@code fact} made something due. */
    @Override
    public boolean follows(Payment payment, Fact fact) {
        var event = fact.event();
        return switch (payment) {
            case Initiated _ -> event instanceof PaymentInitiated;
            case Voiding _ -> endsEarly(event) || event instanceof PaymentAuthorized;
            case Capturing _ -> event instanceof ShipmentDispatched;
            case Refunding _ -> endsEarly(event) || event instanceof PaymentCaptured;
            // Here the effect of the state before is still pending.
            case CalledOff _, CapturingInVain _ -> false;
            case Unknown _,
                    StockFirst _,
                    Payable _,
                    Closed _,
                    Declined _,
                    Authorized _,
                    Voided _,
                    Captured _,
                    Refunded _ -> false;
        };
    }

    private static boolean endsEarly(Event event) {
        return event instanceof OrderRejected || event instanceof OrderCancelled;
    }

    @Override
    public Outcome perform(Payment payment, Fact trigger) throws ProviderUnavailableException, InterruptedException {
        try {
            return perform(payment);
        } catch (ProviderPausedException e) {
            return new Outcome.NotYet(e.pause());
        }
    }

    private Outcome perform(Payment payment) throws ProviderUnavailableException, InterruptedException {
        return switch (payment) {
            case Initiated(var intent) -> authorize(intent);
            case CalledOff(var intent) -> cancel(intent.orderId(), intent.amount());
            case Voiding(var hold) -> cancel(hold.orderId(), hold.amount());
            case Capturing(var hold) -> capture(hold);
            case CapturingInVain(var hold) -> capture(hold);
            case Refunding(var hold) -> refund(hold);
            case Unknown _,
                    StockFirst _,
                    Payable _,
                    Closed _,
                    Declined _,
                    Authorized _,
                    Voided _,
                    Captured _,
                    Refunded _ -> new Outcome.Nothing();
        };
    }

    private Outcome authorize(PaymentInitiated intent) throws ProviderUnavailableException, InterruptedException {
        var orderId = intent.orderId();
        return new Outcome.Done(
                switch (provider.authorize(orderId, intent.amount(), intent.payment())) {
                    case Authorization.Approved(var id) -> new PaymentAuthorized(orderId, intent.amount(), id);
                    case Authorization.Declined(var reason) -> new PaymentDeclined(orderId, reason);
                });
    }

    private Outcome cancel(UUID orderId, Money amount) throws ProviderUnavailableException, InterruptedException {
        provider.cancel(orderId);
        return new Outcome.Done(new PaymentVoided(orderId, amount));
    }

    private Outcome capture(Hold hold) throws ProviderUnavailableException, InterruptedException {
        provider.capture(hold.orderId(), hold.authorizationId(), hold.amount());
        return new Outcome.Done(new PaymentCaptured(hold.orderId(), hold.amount()));
    }

    private Outcome refund(Hold hold) throws ProviderUnavailableException, InterruptedException {
        provider.refund(hold.orderId(), hold.authorizationId(), hold.amount());
        return new Outcome.Done(new PaymentRefunded(hold.orderId(), hold.amount()));
    }
}
