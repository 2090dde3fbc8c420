package dev.backbone.local.audit;

import java.util.stream.Stream;

/** Nothing is under way any more: to be asked when everything has had its time. */
record EveryOrderEnds() implements Check {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return evidence.orders().values().stream()
                .filter(order -> !evidence.isAtRest(order))
                .map(order -> Violation.ofOrder(
                        order.orderId(),
                        order.isFinal() ? "stuck: something is still to be done" : "stuck: not final"));
    }
}
