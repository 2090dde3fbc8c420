package dev.backbone.gateway.limits;

import jakarta.servlet.Filter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CrowdProperties.class, RateLimitProperties.class})
class LimitsConfiguration {

    private static final int SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER;

    @Bean
    Quota quota(RateLimitProperties settings) {
        return new Quota(settings.perSecond(), settings.burst());
    }

    @Bean
    OwnCounts addressCounts(Quota quota, RateLimitProperties settings) {
        return new OwnCounts(quota, settings.callers());
    }

    @Bean
    Counts callerCounts(Quota quota, RateLimitProperties settings) {
        return settings.redisUri() == null
                ? new OwnCounts(quota, settings.callers())
                : new SharedCounts(quota, settings, new RedisConnection(settings.redisUri(), settings.redisTimeout()));
    }

    @Bean
    FilterRegistrationBean<PlacesFilter> crowdLimit(CrowdProperties settings) {
        var filter = new PlacesFilter(
                new Shares(settings.requests()),
                _ -> "everybody",
                HttpStatus.SERVICE_UNAVAILABLE,
                "Too much is going on at the moment; nothing was done about this request.");
        return inOrder("crowdLimit", filter, SECURITY - 2);
    }

    @Bean
    FilterRegistrationBean<AddressLimitFilter> addressLimit(Quota quota, OwnCounts addressCounts) {
        return inOrder("addressLimit", new AddressLimitFilter(new Limits(quota), addressCounts), SECURITY - 1);
    }

    @Bean
    FilterRegistrationBean<CallerLimitFilter> callerLimit(Quota quota, OwnCounts addressCounts, Counts callerCounts) {
        return inOrder(
                "callerLimit", new CallerLimitFilter(new Limits(quota), addressCounts, callerCounts), SECURITY + 1);
    }

    @Bean
    FilterRegistrationBean<PlacesFilter> shareLimit(CrowdProperties settings) {
        var filter = new PlacesFilter(
                new Shares(settings.perCaller()),
                Callers::of,
                HttpStatus.TOO_MANY_REQUESTS,
                "You have too much under way at once; nothing was done about this request.");
        return inOrder("shareLimit", filter, SECURITY + 2);
    }

    /** @param name by which it is registered: of filters with the same one only the first would be */
    private static <F extends Filter> FilterRegistrationBean<F> inOrder(String name, F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        return registration;
    }
}
