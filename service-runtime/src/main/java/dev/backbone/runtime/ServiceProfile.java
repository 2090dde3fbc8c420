package dev.backbone.runtime;

import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who a service is: the name under which it writes, and the types of event that it listens to.
 *
 * @param name for example {@code order-service}; also its Kafka consumer group
 * @param listensTo the types that it keeps in its journal and decides on
 * @param remembers the types, its own included, that the state of a stream is made of; facts of other types are in the
 *     journal, but not in the history that a decision gets to see, so they are never read again
 */
public record ServiceProfile(String name, Set<EventType> listensTo, Set<EventType> remembers) {

    /** A service that remembers all it hears and says. */
    public ServiceProfile(String name, Set<EventType> listensTo) {
        this(name, listensTo, EnumSet.allOf(EventType.class));
    }

    /** The CloudEvents {@code source} of all that this service says. */
    public String source() {
        return "/" + name;
    }

    Set<String> topics() {
        return listensTo.stream().map(type -> type.topic().topicName()).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> topicsOfReferences() {
        return listensTo.stream()
                .map(EventType::topic)
                .filter(topic -> topic.retention() == Topic.Retention.NEWEST_PER_KEY)
                .map(Topic::topicName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
