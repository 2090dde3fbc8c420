package dev.backbone.gateway.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the gateway is with services.
 *
 * @param retryWithin no attempt begins later than this after a read came in, so with the time-out of the last one it
 *     bounds what a read takes
 * @param tries how many instances are asked at most
 * @param probeEvery how often an instance that is down is asked whether it is back
 */
@ConfigurationProperties("backbone.routing")
record RoutingProperties(
        @DefaultValue("1200ms") Duration retryWithin,
        @DefaultValue("3") int tries,
        @DefaultValue("1s") Duration probeEvery,
        @DefaultValue Breaker breaker) {

    /**
     * When a service is left alone.
     *
     * @param window over how long failures are counted
     * @param calls how many there must be before a rate is told
     * @param failureRate percent of calls
     * @param pause for how long it is left alone
     * @param trials how many calls then find out whether it is back
     */
    record Breaker(
            @DefaultValue("10s") Duration window,
            @DefaultValue("10") int calls,
            @DefaultValue("50") float failureRate,
            @DefaultValue("2s") Duration pause,
            @DefaultValue("3") int trials) {}
}
