package dev.backbone.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much goes on at once. A request that is under way takes some 80 kB, and there is no end to who may come.
 *
 * @param requests under way at the most; who comes then is asked to come again
 * @param waiting of these, for an order's decision ({@code Prefer: wait}); who comes then is not kept waiting
 * @param perCaller requests of one caller under way at the most
 */
@ConfigurationProperties("backbone.at-once")
record CrowdProperties(
        @DefaultValue("500") int requests,
        @DefaultValue("250") int waiting,
        @DefaultValue("100") int perCaller) {

    CrowdProperties {
        if (perCaller < 1) {
            throw new IllegalArgumentException("backbone.at-once.per-caller has to be at least 1");
        }
        if (requests < 1 || waiting < 0 || waiting >= requests) {
            throw new IllegalArgumentException(
                    "backbone.at-once.waiting has to be less than backbone.at-once.requests, but there are %d and %d"
                            .formatted(waiting, requests));
        }
    }
}
