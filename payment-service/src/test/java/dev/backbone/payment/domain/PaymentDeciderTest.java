package dev.backbone.payment.domain;

import dev.backbone.testkit.DecisionTable;
import dev.backbone.testkit.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class PaymentDeciderTest {

    private final Samples the = new Samples();

    @TestFactory
    Stream<DynamicNode> every_cell() {
        return DecisionTable.of(new PaymentDecider())
                .state("unknown")
                .state("stock first", the.reserved())
                .state("payable", the.validated())
                .state("initiated", the.validated(), the.reserved(), the.paymentInitiated())
                .state("initiated, stock first", the.reserved(), the.validated(), the.paymentInitiated())
                .state("authorized", the.validated(), the.paymentInitiated(), the.paymentAuthorized())
                .state("declined", the.validated(), the.paymentInitiated(), the.paymentDeclined())
                .state("captured", the.paymentInitiated(), the.paymentAuthorized(), the.paymentCaptured())
                .cell("stock first", the.validated(), the.paymentInitiated())
                .cell("payable", the.reserved(), the.paymentInitiated())
                .cell("initiated", the.paymentAuthorized(), the.paymentAuthorized())
                .cell("initiated", the.paymentDeclined(), the.paymentDeclined())
                .cell("initiated, stock first", the.paymentAuthorized(), the.paymentAuthorized())
                .cell("initiated, stock first", the.paymentDeclined(), the.paymentDeclined())
                .cell("authorized", the.paymentCaptured(), the.paymentCaptured())
                .tests(the.all());
    }
}
