package dev.backbone.gateway.limits;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyDeadlineProperties.class)
class BodyDeadlineConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodyDeadline(BodyDeadlineProperties settings) {
        return tomcat -> {
            tomcat.addEngineValves(new BodyDeadlineValve(settings.deadline()));
            tomcat.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                    protocol.setDisableUploadTimeout(false);
                    protocol.setConnectionUploadTimeout(
                            Math.toIntExact(settings.silence().toMillis()));
                }
            });
        };
    }
}
