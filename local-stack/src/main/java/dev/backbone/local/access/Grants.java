package dev.backbone.local.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import dev.backbone.local.audit.Listeners;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a service may do, and no more: create, write and read what only it writes, read what it listens to, and keep its
 * place under its own name.
 */
record Grants(Service service) {

    List<AclBinding> all() {
        Stream<AclBinding> own = ownTopics()
                .flatMap(topic ->
                        Stream.of(CREATE, WRITE, READ).map(operation -> on(ResourceType.TOPIC, topic, operation)));
        Stream<AclBinding> others =
                Listeners.topicsHeardBy(service).stream().map(topic -> on(ResourceType.TOPIC, topic.topicName(), READ));
        Stream<AclBinding> group =
                service.hasDatabase() ? Stream.of(on(ResourceType.GROUP, service.moduleName(), READ)) : Stream.empty();
        return Stream.of(own, others, group).flatMap(each -> each).toList();
    }

    private Stream<String> ownTopics() {
        Stream<String> facts = Stream.of(Topic.values())
                .filter(topic -> topic.writer().equals("/" + service.moduleName()))
                .map(Topic::topicName);
        return service.hasDatabase() ? Stream.concat(facts, Stream.of(service.moduleName() + ".dead-letters")) : facts;
    }

    private AclBinding on(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + service.moduleName(), "*", operation, AclPermissionType.ALLOW));
    }
}
