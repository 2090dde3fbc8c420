package dev.backbone.stock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts stock-service. */
@SpringBootApplication
class StockServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(StockServiceApplication.class, args);
    }
}
