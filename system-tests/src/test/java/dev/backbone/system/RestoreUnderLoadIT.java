package dev.backbone.system;

import dev.backbone.local.ops.Operators;
import dev.backbone.local.ops.Recreation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Databases are lost while customers order. */
@HarmsSuite
class RestoreUnderLoadIT {

    @Test
    void databases_are_dropped_one_after_the_other_while_customers_order_and_nothing_is_lost_or_doubled()
            throws Exception {
        try (var crowd = Crowd.of(FragileSuite.shop(), 17, Duration.ofMillis(120))) {
            for (var service : Operators.services()) {
                crowd.awaitMore(20);
                Recreation.of(service, FragileSuite.running().layout()).run();
            }
            FragileSuite.assertAllWell(crowd.sendHome());
        }
    }
}
