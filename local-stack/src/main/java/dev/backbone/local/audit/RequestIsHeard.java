package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.local.Service;
import java.util.stream.Stream;

/** No accepted order is forgotten: what order-service has consumed is in its journal. */
record RequestIsHeard() implements Check {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return evidence.sightings()
                .all()
                .filter(fact -> fact.type() == EventType.ORDER_REQUESTED && fact.isOnTopic())
                .filter(fact -> evidence.isSettled(fact.subject()) && !fact.isReceivedBy(Service.ORDER))
                .map(fact -> fact.violation("was consumed, but order-service has no such order"));
    }
}
