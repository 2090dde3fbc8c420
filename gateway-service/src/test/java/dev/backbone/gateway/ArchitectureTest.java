package dev.backbone.gateway;

import dev.backbone.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_gateway_keeps_the_rules() {
        ArchitectureRules.check(GatewayApplication.class);
    }
}
