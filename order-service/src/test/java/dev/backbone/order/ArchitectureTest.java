package dev.backbone.order;

import dev.backbone.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void order_service_keeps_the_rules() {
        ArchitectureRules.check(OrderServiceApplication.class);
    }
}
