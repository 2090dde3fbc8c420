package dev.backbone.payment.provider;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the provider is treated. All that is done in one attempt has to fit into {@code backbone.effects.lease}: at most
 * {@code tries} quick failures, of which the last may be a timeout.
 *
 * @param latency how long the simulated provider takes
 * @param timeout how long an answer is waited for
 * @param tries calls in one attempt, if the provider fails at once; a timeout is not followed by another call
 * @param firstPause between the first two of them, on average; doubled each time
 * @param breaker when it is left alone
 */
@ConfigurationProperties("backbone.provider")
public record ProviderProperties(
        @DefaultValue("20ms") Duration latency,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("3") int tries,
        @DefaultValue("50ms") Duration firstPause,
        @DefaultValue Breaker breaker) {

    /**
     * The circuit breaker. It looks at a span of time, in which a payment that hangs is one call or two, since its
     * attempts are ever farther apart; so a few of those don't stop the others, but an outage soon stops all.
     *
     * @param window the span of time that counts
     * @param calls below so many of them in the window nothing is concluded
     * @param failureRate percentage of attempts in the window that have to fail
     * @param pause how long the provider is left alone, before a few attempts try it out
     * @param trials how many those are
     */
    public record Breaker(
            @DefaultValue("10s") Duration window,
            @DefaultValue("20") int calls,
            @DefaultValue("50") float failureRate,
            @DefaultValue("2s") Duration pause,
            @DefaultValue("10") int trials) {}
}
