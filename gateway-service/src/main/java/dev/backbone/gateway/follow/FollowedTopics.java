package dev.backbone.gateway.follow;

import dev.backbone.events.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which of the topics that are followed there are yet: each service makes its own when it first starts. */
final class FollowedTopics {

    /** Those that the register is a view of. */
    static final Set<Topic> REGISTERED = Set.of(Topic.ORDER_REQUESTS, Topic.ORDERS);

    private static final List<Topic> ALL = Arrays.stream(Topic.values())
            .filter(topic -> topic.key() == Topic.Key.ORDER_ID || topic == Topic.STOCK_LEVELS)
            .toList();

    private final Map<Topic, TopicDescription> found = new EnumMap<>(Topic.class);

    boolean complete() {
        return found.size() == ALL.size();
    }

    /** Looks for those that are missing, and returns whether some have come. */
    boolean look(Admin admin) throws ExecutionException, InterruptedException {
        var missing = new HashSet<>(ALL);
        missing.removeAll(found.keySet());
        int before = found.size();
        for (var topic : missing) {
            describe(admin, topic).ifPresent(description -> found.put(topic, description));
        }
        return found.size() > before;
    }

    private static Optional<TopicDescription> describe(Admin admin, Topic topic)
            throws ExecutionException, InterruptedException {
        try {
            return admin.describeTopics(List.of(topic.topicName())).allTopicNames().get().values().stream()
                    .findFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Set<TopicPartition> partitions() {
        return found.values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
                .collect(Collectors.toSet());
    }

    /** The ids of those that the register is a view of, by name. */
    Map<String, String> registeredIds() {
        return found.entrySet().stream()
                .filter(each -> REGISTERED.contains(each.getKey()))
                .collect(Collectors.toMap(
                        each -> each.getKey().topicName(),
                        each -> each.getValue().topicId().toString()));
    }

    static boolean isRegistered(TopicPartition partition) {
        return REGISTERED.stream().anyMatch(topic -> topic.topicName().equals(partition.topic()));
    }
}
