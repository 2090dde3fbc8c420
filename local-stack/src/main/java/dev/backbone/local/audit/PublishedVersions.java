package dev.backbone.local.audit;

import dev.backbone.events.Topic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The newest version of each stream that a topic has shown so far. Not thread-safe. */
final class PublishedVersions {

    private final Map<String, Map<Topic, Long>> newest = new HashMap<>();

    /** Notes a version that appears for the first time; the result is a newer one that it came after. */
    OptionalLong next(Topic topic, String subject, long version) {
        var byTopic = newest.computeIfAbsent(subject, _ -> new EnumMap<>(Topic.class));
        long before = byTopic.getOrDefault(topic, 0L);
        byTopic.put(topic, Math.max(before, version));
        return before < version ? OptionalLong.empty() : OptionalLong.of(before);
    }
}
