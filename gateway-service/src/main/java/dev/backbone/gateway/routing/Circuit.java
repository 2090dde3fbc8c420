package dev.backbone.gateway.routing;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a service alone for a while when it fails too often. What it refuses (4xx) is no failure, and what one instance
 * can't do and another can is none either. Thread-safe.
 */
final class Circuit {

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);

    private final CircuitBreaker breaker;

    Circuit(String service, RoutingProperties.Breaker settings) {
        this.breaker = CircuitBreaker.of(service, config(settings));
        breaker.getEventPublisher().onStateTransition(event -> logTransition(service, event.getStateTransition()));
    }

    private static CircuitBreakerConfig config(RoutingProperties.Breaker settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(Math.toIntExact(settings.window().toSeconds()))
                .minimumNumberOfCalls(settings.calls())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(settings.trials())
                .recordResult(result ->
                        result instanceof Reply reply && reply.status().is5xxServerError())
                .ignoreException(failure -> !(failure instanceof ServiceUnavailableException))
                .build();
    }

    /** The first and the last transition of a failure; those between them repeat with each trial. */
    private static void logTransition(String service, StateTransition transition) {
        switch (transition) {
            case CLOSED_TO_OPEN -> log.warn("{} fails too often, it is left alone for a while", service);
            case HALF_OPEN_TO_CLOSED -> log.info("{} works again", service);
            default -> log.debug("{}: {}", service, transition);
        }
    }

    /** @throws ServiceUnavailableException at once while the service is left alone */
    <T extends Reply> T call(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException e) {
            throw ServiceUnavailableException.leftAlone();
        }
    }
}
