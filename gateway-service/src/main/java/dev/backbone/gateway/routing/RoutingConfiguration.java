package dev.backbone.gateway.routing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Routes.class, RoutingProperties.class, StockCacheProperties.class})
class RoutingConfiguration {

    @Bean
    RoutedReads routedReads(Routes routes, RoutingProperties settings, RestClient.Builder http) {
        return new RoutedReads(routes, settings, http.build());
    }

    @Bean
    StockCache stockCache(StockCacheProperties settings) {
        return new StockCache(settings);
    }
}
