package dev.backbone.local.audit;

import java.util.stream.Stream;

/** What a service received is on the topic that it must have come from. */
record ReceivedWasSaid() implements Check {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return evidence.sightings()
                .all()
                .filter(fact -> fact.isReceived() && !fact.isOnTopic())
                .map(fact -> fact.violation(
                        "was received, but is not on " + fact.topic().topicName()));
    }
}
