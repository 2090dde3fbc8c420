package dev.backbone.shipment;

import dev.backbone.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void shipment_service_keeps_the_rules() {
        ArchitectureRules.check(ShipmentServiceApplication.class);
    }
}
