package dev.backbone.gateway.live;

import dev.backbone.gateway.follow.OrderRegister;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {

    @Bean
    LiveFigures liveFigures(OrderRegister register, Clock clock) {
        return new LiveFigures(register, clock);
    }

    @Bean
    LiveSessions liveSessions(LiveFigures figures, LiveProperties settings) {
        return new LiveSessions(figures, settings);
    }

    @Bean
    LiveEndpoint liveEndpoint(LiveSessions sessions, LiveProperties settings) {
        return new LiveEndpoint(sessions, settings);
    }
}
