package dev.backbone.local.audit;

import java.util.stream.Stream;

/** Every record is a CloudEvent of its topic's only writer, and the facts of a stream first appear in version order. One that a service has discarded is known. */
record SaneRecords() implements Check {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return evidence.recordFaults().stream();
    }
}
