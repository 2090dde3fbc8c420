package dev.backbone.payment;

import dev.backbone.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void payment_service_keeps_the_rules() {
        ArchitectureRules.check(PaymentServiceApplication.class);
    }
}
