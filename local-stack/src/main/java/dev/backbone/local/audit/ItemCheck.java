package dev.backbone.local.audit;

import java.util.stream.Stream;

/** Something that must hold for each sku by itself, at any moment: all about it is in one database. */
interface ItemCheck extends Check {

    /** What is wrong with the sku; empty if nothing is. */
    Stream<String> faults(ItemLedger item);

    @Override
    default Stream<Violation> violations(Evidence evidence) {
        return evidence.items().values().stream()
                .flatMap(item -> faults(item).map(fault -> Violation.ofItem(item.sku(), fault)));
    }
}
