package dev.backbone.payment;

import dev.backbone.events.Fact;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentDeclined;
import dev.backbone.events.PaymentEvent.PaymentInitiated;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.payment.domain.Payment;
import dev.backbone.payment.domain.Payment.Authorized;
import dev.backbone.payment.domain.Payment.Initiated;
import dev.backbone.payment.provider.Authorization.Approved;
import dev.backbone.payment.provider.Authorization.Declined;
import dev.backbone.payment.provider.PaymentProvider;
import dev.backbone.runtime.Effect;

/** What we ask of the provider: to hold the money once a payment is initiated, to take it once the parcel has left. */
final class ProviderCalls implements Effect<Payment> {

    private final PaymentProvider provider;

    ProviderCalls(PaymentProvider provider) {
        this.provider = provider;
    }

    @Override
    public boolean follows(Payment payment, Fact fact) {
        return switch (fact.event()) {
            case PaymentInitiated _ -> payment instanceof Initiated;
            case ShipmentDispatched _ -> payment instanceof Authorized;
            default -> false;
        };
    }

    @Override
    public Outcome perform(Payment payment, Fact trigger) throws Exception {
        return switch (trigger.event()) {
            case PaymentInitiated intent -> authorize(intent);
            case ShipmentDispatched _ when payment instanceof Authorized authorized -> capture(authorized);
            default -> throw new IllegalStateException("nothing is to be done for " + trigger.envelope());
        };
    }

    private Outcome authorize(PaymentInitiated intent) throws Exception {
        return switch (provider.authorize(intent.orderId(), intent.amount(), intent.payment())) {
            case Approved(var id) -> new Outcome.Done(new PaymentAuthorized(intent.orderId(), intent.amount(), id));
            case Declined(var reason) -> new Outcome.Done(new PaymentDeclined(intent.orderId(), reason));
        };
    }

    private Outcome capture(Authorized payment) throws Exception {
        provider.capture(payment.orderId(), payment.authorizationId(), payment.amount());
        return new Outcome.Done(new PaymentCaptured(payment.orderId(), payment.amount()));
    }
}
