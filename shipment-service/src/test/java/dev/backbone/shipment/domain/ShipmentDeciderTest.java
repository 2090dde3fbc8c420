package dev.backbone.shipment.domain;

import dev.backbone.testkit.DecisionTable;
import dev.backbone.testkit.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class ShipmentDeciderTest {

    private final Samples the = new Samples();

    @TestFactory
    Stream<DynamicNode> every_cell() {
        return DecisionTable.of(new ShipmentDecider())
                .state("none")
                .state("prepared", the.confirmed(), the.prepared())
                .state("dispatched", the.confirmed(), the.prepared(), the.dispatched())
                .state("delivered", the.confirmed(), the.prepared(), the.dispatched(), the.delivered())
                .cell("none", the.confirmed(), the.prepared())
                .cell("prepared", the.dispatched(), the.dispatched())
                .cell("dispatched", the.delivered(), the.delivered())
                .tests(the.all());
    }
}
