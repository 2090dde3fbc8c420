package dev.backbone.runtime;

import dev.backbone.events.Fact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the journal says about the streams of a batch.
 *
 * @param streams the facts of each stream that was loaded that are to be remembered, oldest first
 * @param versions the newest version of each of them
 * @param known the ids among those asked for that are in the journal already
 */
record History(Map<String, List<Fact>> streams, Map<String, Long> versions, Set<UUID> known) {

    List<Fact> stream(String streamId) {
        return streams.getOrDefault(streamId, List.of());
    }
}
