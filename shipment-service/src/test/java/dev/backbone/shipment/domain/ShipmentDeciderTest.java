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
                .state("recalling", the.confirmed(), the.prepared(), the.cancellationStarted())
                .state("dispatched", the.confirmed(), the.prepared(), the.dispatched())
                .state(
                        "dispatched in spite of all",
                        the.confirmed(),
                        the.prepared(),
                        the.cancellationStarted(),
                        the.dispatched())
                .state("delivered", the.confirmed(), the.prepared(), the.dispatched(), the.delivered())
                .state("lost", the.confirmed(), the.prepared(), the.dispatched(), the.lost())
                .state("cancelled", the.confirmed(), the.prepared(), the.cancellationStarted(), the.shipmentCancelled())
                .state("cancelled by the carrier", the.confirmed(), the.prepared(), the.shipmentCancelled())
                .state("cancelled before all", the.cancellationStarted(), the.shipmentCancelled())
                .cell("none", the.confirmed(), the.prepared())
                .cell("none", the.cancellationStarted(), the.shipmentCancelled())
                .cell("prepared", the.dispatched(), the.dispatched())
                .cell("prepared", the.shipmentCancelled(), the.shipmentCancelled())
                .cell("recalling", the.dispatched(), the.dispatched())
                .cell("recalling", the.shipmentCancelled(), the.shipmentCancelled())
                .cell("dispatched", the.delivered(), the.delivered())
                .cell("dispatched in spite of all", the.delivered(), the.delivered())
                .tests(the.all());
    }
}
