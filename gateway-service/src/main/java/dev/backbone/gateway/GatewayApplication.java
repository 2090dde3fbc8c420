package dev.backbone.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** Starts the gateway. It has no error page: what goes wrong is answered where it does. */
@SpringBootApplication(
        exclude = {KafkaAutoConfiguration.class, ErrorMvcAutoConfiguration.class},
        proxyBeanMethods = false)
public class GatewayApplication {

    /** Starts even if Kafka or the services are not there yet. */
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
