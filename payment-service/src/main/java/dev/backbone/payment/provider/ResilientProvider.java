package dev.backbone.payment.provider;

import dev.backbone.events.Money;
import dev.backbone.events.PaymentMethod;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks another provider: again at once when it stumbles, and not at all for a while when it is down. An attempt that
 * fails in the end is repeated by the runtime.
 */
public final class ResilientProvider implements PaymentProvider {

    private static final Logger log = LoggerFactory.getLogger(ResilientProvider.class);

    private final PaymentProvider provider;
    private final ProviderProperties settings;
    private final Retry retry;
    private final CircuitBreaker breaker;

    public ResilientProvider(PaymentProvider provider, ProviderProperties settings) {
        this.provider = provider;
        this.settings = settings;
        this.retry = retry(settings);
        this.breaker = breaker(settings.breaker());
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> log.warn("The circuit to the payment provider: {}", event.getStateTransition()));
    }

    /** Waiting for a second timeout would take too long, and whoever hangs once will hang again. */
    private static Retry retry(ProviderProperties settings) {
        return Retry.of(
                "provider",
                RetryConfig.custom()
                        .maxAttempts(settings.tries())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(settings.firstPause(), 2, 0.5))
                        .retryOnException(failure -> failure instanceof ProviderUnavailableException
                                && !(failure instanceof ProviderTimeoutException))
                        .build());
    }

    private static CircuitBreaker breaker(ProviderProperties.Breaker settings) {
        return CircuitBreaker.of(
                "provider",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(Math.toIntExact(settings.window().toSeconds()))
                        .minimumNumberOfCalls(settings.calls())
                        .failureRateThreshold(settings.failureRate())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .ignoreExceptions(InterruptedException.class)
                        .build());
    }

    @Override
    public Authorization authorize(UUID orderId, Money amount, PaymentMethod payment)
            throws ProviderUnavailableException, InterruptedException {
        return attempt(() -> provider.authorize(orderId, amount, payment));
    }

    @Override
    public void cancel(UUID orderId) throws ProviderUnavailableException, InterruptedException {
        attempt(() -> {
            provider.cancel(orderId);
            return orderId;
        });
    }

    @Override
    public void capture(UUID orderId, String authorizationId, Money amount)
            throws ProviderUnavailableException, InterruptedException {
        attempt(() -> {
            provider.capture(orderId, authorizationId, amount);
            return orderId;
        });
    }

    @Override
    public void refund(UUID orderId, String authorizationId, Money amount)
            throws ProviderUnavailableException, InterruptedException {
        attempt(() -> {
            provider.refund(orderId, authorizationId, amount);
            return orderId;
        });
    }

    private <T> T attempt(CheckedSupplier<T> call) throws ProviderUnavailableException, InterruptedException {
        try {
            return breaker.executeCheckedSupplier(Retry.decorateCheckedSupplier(retry, call));
        } catch (CallNotPermittedException e) {
            throw new ProviderPausedException(settings.breaker().pause());
        } catch (ProviderUnavailableException | InterruptedException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a provider throws nothing else", e);
        }
    }
}
