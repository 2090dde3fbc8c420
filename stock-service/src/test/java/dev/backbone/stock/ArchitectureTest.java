package dev.backbone.stock;

import dev.backbone.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void stock_service_keeps_the_rules() {
        ArchitectureRules.check(StockServiceApplication.class);
    }
}
