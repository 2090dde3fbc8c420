package dev.backbone.runtime;

import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who a service is: the name under which it writes, and the types of event that it listens to.
 *
 * @param name for example {@code order-service}; also its Kafka consumer group
 */
public record ServiceProfile(String name, Set<EventType> listensTo) {

    /** The CloudEvents {@code source} of all that this service says. */
    public String source() {
        return "/" + name;
    }

    Set<String> topics() {
        return listensTo.stream().map(type -> type.topic().topicName()).collect(Collectors.toUnmodifiableSet());
    }

    boolean listensTo(String typeName) {
        return EventType.named(typeName).filter(listensTo::contains).isPresent();
    }

    boolean owns(Topic topic) {
        return topic.writer().equals(source());
    }
}
