package dev.backbone.local.audit;

import dev.backbone.events.Topic;
import java.util.stream.Stream;

/**
 * What a service decided is what its topics say. Of a compacted topic the newest of each sku is sure to be there, and
 * {@link NewestLevelIsPublished} looks for it.
 */
record DecidedIsPublished() implements Check {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return evidence.sightings()
                .all()
                .filter(fact -> evidence.isSettled(fact.subject()))
                .flatMap(DecidedIsPublished::violation);
    }

    private static Stream<Violation> violation(Sighting fact) {
        boolean kept = fact.topic().retention() == Topic.Retention.FOREVER;
        if (kept && fact.isDecided() && !fact.isOnTopic()) {
            return Stream.of(
                    fact.violation("was decided, but is not on " + fact.topic().topicName()));
        }
        if (hasJournal(fact.topic()) && fact.isOnTopic() && !fact.isDecided()) {
            return Stream.of(fact.violation("is on " + fact.topic().topicName() + ", but was never decided"));
        }
        return Stream.empty();
    }

    private static boolean hasJournal(Topic topic) {
        return !topic.writer().equals(RecordReading.GATEWAY);
    }
}
