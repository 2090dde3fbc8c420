package dev.backbone.gateway.limits;

import io.github.bucket4j.ConsumptionProbe;
import java.util.Optional;

/** Counts requests by who sends them. Thread-safe. */
sealed interface Counts permits OwnCounts, SharedCounts {

    /** Counts one more, and tells whether that was too many; empty if nobody can tell just now. */
    Optional<ConsumptionProbe> take(String caller);
}
