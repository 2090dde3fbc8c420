package dev.backbone.local.audit;

import java.util.stream.Stream;

/**
 * Something that must hold for each order by itself. It is asked only about settled ones: the databases are not read at
 * the same moment, so an order that moves meanwhile may look half-done.
 */
interface OrderCheck extends Check {

    /** What is wrong with the order; empty if nothing is. */
    Stream<String> faults(OrderStory order);

    @Override
    default Stream<Violation> violations(Evidence evidence) {
        return evidence.orders().values().stream()
                .filter(order -> evidence.isSettled(order.orderId()))
                .flatMap(order -> faults(order).map(fault -> Violation.ofOrder(order.orderId(), fault)));
    }
}
