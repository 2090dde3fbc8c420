package dev.backbone.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;

/** Starts the gateway. */
@SpringBootApplication(exclude = KafkaAutoConfiguration.class, proxyBeanMethods = false)
public class GatewayApplication {

    /** Starts even if Kafka or the services are not there yet. */
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
