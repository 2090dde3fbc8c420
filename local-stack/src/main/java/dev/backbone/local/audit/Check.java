package dev.backbone.local.audit;

import java.util.stream.Stream;

/** One thing that must hold. Pure. */
interface Check {

    Stream<Violation> violations(Evidence evidence);
}
