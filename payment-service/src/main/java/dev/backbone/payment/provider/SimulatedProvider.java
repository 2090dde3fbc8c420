package dev.backbone.payment.provider;

import dev.backbone.events.Money;
import dev.backbone.events.PaymentMethod;
import dev.backbone.payment.provider.Authorization.Approved;
import dev.backbone.payment.provider.Authorization.Declined;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider whose answer the token decides: {@code tok_ok} is approved, {@code tok_declined} declined, {@code
 * tok_timeout} never answered, {@code tok_flaky} approved after two failures; any other is declined as unknown.
 *
 * <p>Of an order it remembers no more than it needs to keep its word, and forgets that when it is restarted.
 */
public final class SimulatedProvider implements PaymentProvider {

    private static final int FLAKY_FAILURES = 2;

    private final Duration latency;
    private final Duration timeout;
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();

    /**
     * A provider that is all right.
     *
     * @param latency how long it takes to answer
     * @param timeout how long a caller waits for an answer
     */
    public SimulatedProvider(Duration latency, Duration timeout) {
        this.latency = latency;
        this.timeout = timeout;
    }

    @Override
    public Authorization authorize(UUID orderId, Money amount, PaymentMethod payment)
            throws ProviderUnavailableException, InterruptedException {
        if (payment.token().equals("tok_timeout")) {
            Thread.sleep(timeout);
            throw new ProviderTimeoutException(timeout);
        }
        Thread.sleep(latency);
        if (cancelled.contains(orderId)) {
            return new Declined("the payment was called off");
        }
        return switch (payment.token()) {
            case "tok_ok" -> approved(orderId);
            case "tok_declined" -> new Declined("the provider declined the payment");
            case "tok_flaky" -> failTwice(orderId);
            default -> new Declined("the provider does not know the token");
        };
    }

    @Override
    public void cancel(UUID orderId) throws InterruptedException {
        Thread.sleep(latency);
        cancelled.add(orderId);
        failures.remove(orderId);
    }

    /** Held money can always be taken here. */
    @Override
    public void capture(UUID orderId, String authorizationId, Money amount) throws InterruptedException {
        Thread.sleep(latency);
    }

    /** And money that was taken can always be given back. */
    @Override
    public void refund(UUID orderId, String authorizationId, Money amount) throws InterruptedException {
        Thread.sleep(latency);
    }

    private static Approved approved(UUID orderId) {
        return new Approved("auth-" + orderId);
    }

    private Authorization failTwice(UUID orderId) throws ProviderUnavailableException {
        if (failures.merge(orderId, 1, Integer::sum) <= FLAKY_FAILURES) {
            throw new ProviderUnavailableException("internal error");
        }
        failures.remove(orderId);
        return approved(orderId);
    }
}
