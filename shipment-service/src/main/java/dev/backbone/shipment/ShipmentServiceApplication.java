package dev.backbone.shipment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts shipment-service. */
@SpringBootApplication
class ShipmentServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(ShipmentServiceApplication.class, args);
    }
}
