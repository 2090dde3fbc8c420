package dev.backbone.gateway.limits;

import jakarta.servlet.Filter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    FilterRegistrationBean<CrowdFilter> crowdLimit(CrowdProperties settings) {
        return inOrder(new CrowdFilter(settings.requests()), SECURITY - 2);
    }

    @Bean
    FilterRegistrationBean<AddressLimitFilter> addressLimit(Quota quota, OwnCounts addressCounts) {
        return inOrder(new AddressLimitFilter(new Limits(quota), addressCounts), SECURITY - 1);
    }

    @Bean
    FilterRegistrationBean<CallerLimitFilter> callerLimit(Quota quota, OwnCounts addressCounts, Counts callerCounts) {
        return inOrder(new CallerLimitFilter(new Limits(quota), addressCounts, callerCounts), SECURITY + 1);
    }

    @Bean
    FilterRegistrationBean<ShareFilter> shareLimit(CrowdProperties settings) {
        return inOrder(new ShareFilter(settings.perCaller()), SECURITY + 2);
    }

    private static <F extends Filter> FilterRegistrationBean<F> inOrder(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
