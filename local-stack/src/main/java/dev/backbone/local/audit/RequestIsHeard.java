package dev.backbone.local.audit;

import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.Map;
import java.util.stream.Stream;

/** No accepted request is forgotten: what the service that it is meant for has consumed is in that one's journal. */
record RequestIsHeard() implements Check {

    private static final Map<Topic, Service> HEARERS =
            Map.of(Topic.ORDER_REQUESTS, Service.ORDER, Topic.STOCK_REQUESTS, Service.STOCK);

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return evidence.sightings()
                .all()
                .filter(fact -> fact.isOnTopic() && evidence.isSettled(fact.subject()))
                .filter(fact -> !evidence.deadLetters().isDiscarded(fact.subject()))
                .flatMap(fact -> Stream.ofNullable(HEARERS.get(fact.topic()))
                        .filter(hearer -> !fact.isReceivedBy(hearer))
                        .map(hearer ->
                                fact.violation("was consumed, but is not in the journal of " + hearer.moduleName())));
    }
}
