package dev.backbone.local.audit;

import java.util.List;

/** What was looked at and what was found. */
public record AuditReport(
        int services,
        long records,
        long rows,
        int facts,
        int orders,
        int atRest,
        int items,
        int parked,
        List<Violation> violations) {

    public AuditReport {
        violations = List.copyOf(violations);
    }

    public boolean isClean() {
        return violations.isEmpty();
    }

    /** What was looked at, in one line. */
    public String scope() {
        return "%,d facts in %,d records on topics and %,d rows of %d journals: %,d orders (%,d at rest, %,d under way), %,d items, %,d dead letters parked"
                .formatted(facts, records, rows, services, orders, atRest, orders - atRest, items, parked);
    }

    static AuditReport of(Evidence evidence, int services, List<Violation> violations) {
        long atRest =
                evidence.orders().values().stream().filter(evidence::isAtRest).count();
        return new AuditReport(
                services,
                evidence.records(),
                evidence.rows(),
                evidence.sightings().size(),
                evidence.orders().size(),
                Math.toIntExact(atRest),
                evidence.items().size(),
                evidence.deadLetters().parked(),
                violations);
    }
}
