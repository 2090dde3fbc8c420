package dev.backbone.runtime;

import dev.backbone.events.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the journal says about the streams of a batch.
 *
 * @param streams the facts of each stream that was asked for, oldest first
 * @param known the ids of all of these facts, and of those among the ids asked for that are in the journal already
 */
record History(Map<String, List<Recorded>> streams, Set<UUID> known) {

    /** Of a journal in which there is nothing. */
    static final History EMPTY = new History(Map.of(), Set.of());

    /** The facts of a stream that are to be remembered, oldest first. */
    List<Fact> stream(String streamId) {
        List<Fact> facts = new ArrayList<>();
        for (var each : streams.getOrDefault(streamId, List.of())) {
            if (each.fact() != null) {
                facts.add(each.fact());
            }
        }
        return facts;
    }

    /** The newest version of each stream that there is. */
    Map<String, Long> versions() {
        Map<String, Long> versions = HashMap.newHashMap(streams.size());
        streams.forEach((streamId, facts) -> {
            if (!facts.isEmpty()) {
                versions.put(streamId, facts.getLast().version());
            }
        });
        return versions;
    }
}
