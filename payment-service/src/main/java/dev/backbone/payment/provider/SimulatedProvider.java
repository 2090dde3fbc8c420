package dev.backbone.payment.provider;

import dev.backbone.events.Money;
import dev.backbone.events.PaymentMethod;
import dev.backbone.payment.provider.Authorization.Approved;
import dev.backbone.payment.provider.Authorization.Declined;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider whose answer the token decides: {@code tok_ok} is approved, {@code tok_declined} declined, {@code
 * tok_timeout} never answered, {@code tok_flaky} approved after two failures; any other is declined as unknown.
 */
public final class SimulatedProvider implements PaymentProvider {

    private static final int FLAKY_FAILURES = 2;

    private final Duration timeout;
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();

    /**
     * A provider that is all right.
     *
     * @param timeout how long a caller waits for an answer
     */
    public SimulatedProvider(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public Authorization authorize(UUID orderId, Money amount, PaymentMethod payment)
            throws ProviderUnavailableException, InterruptedException {
        return switch (payment.token()) {
            case "tok_ok" -> approved(orderId);
            case "tok_declined" -> new Declined("the provider declined the payment");
            case "tok_timeout" -> neverAnswer();
            case "tok_flaky" -> failTwice(orderId);
            default -> new Declined("the provider does not know the token");
        };
    }

    @Override
    public void capture(UUID orderId, String authorizationId, Money amount) {
        // Held money can always be taken here.
    }

    private static Approved approved(UUID orderId) {
        return new Approved("auth-" + orderId);
    }

    private Authorization neverAnswer() throws ProviderUnavailableException, InterruptedException {
        Thread.sleep(timeout);
        throw new ProviderUnavailableException("no answer within " + timeout);
    }

    private Authorization failTwice(UUID orderId) throws ProviderUnavailableException {
        if (failures.merge(orderId, 1, Integer::sum) <= FLAKY_FAILURES) {
            throw new ProviderUnavailableException("internal error");
        }
        failures.remove(orderId);
        return approved(orderId);
    }
}
