package dev.backbone.local.replay;

import dev.backbone.local.replay.ParsedRow.Skipped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what was left out, and remembers where the first malformed rows are. */
final class Skips {

    private static final int REMEMBERED = 10;

    private final Map<SkipReason, Long> counts = new EnumMap<>(SkipReason.class);
    private final List<Skipped> malformed = new ArrayList<>();

    void add(Skipped skipped) {
        add(skipped.reason(), 1);
        if (skipped.reason() == SkipReason.MALFORMED && malformed.size() < REMEMBERED) {
            malformed.add(skipped);
        }
    }

    void add(SkipReason reason, long rows) {
        counts.merge(reason, rows, Long::sum);
    }

    Map<SkipReason, Long> counts() {
        return Map.copyOf(counts);
    }

    List<Skipped> malformed() {
        return List.copyOf(malformed);
    }
}
