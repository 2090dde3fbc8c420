package dev.backbone.local.audit;

import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the services have come with the topics.
 *
 * @param ends the offset after each partition's last record
 * @param handled up to where every service that listens to the topic has handled the partition
 */
record Progress(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> handled) {

    /** Of some services; one that has committed nothing of a partition has handled nothing of it. */
    static Progress of(Admin admin, Collection<Service> services) throws ExecutionException, InterruptedException {
        Map<Service, Map<TopicPartition, Long>> committed = new EnumMap<>(Service.class);
        var ends = ends(admin);
        for (var service : services) {
            committed.put(service, committed(admin, service.moduleName()));
        }
        return of(ends, committed);
    }

    static Progress of(Map<TopicPartition, Long> ends, Map<Service, Map<TopicPartition, Long>> committed) {
        Map<TopicPartition, Long> handled = new HashMap<>(ends);
        committed.forEach((service, offsets) -> {
            var topics =
                    Listeners.topicsOf(service).stream().map(Topic::topicName).collect(Collectors.toSet());
            handled.replaceAll((partition, least) ->
                    topics.contains(partition.topic()) ? Math.min(least, offsets.getOrDefault(partition, 0L)) : least);
        });
        return new Progress(ends, handled);
    }

    long lag() {
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - handled.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    boolean isHandled(TopicPartition partition, long offset) {
        return offset < handled.getOrDefault(partition, 0L);
    }

    static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        var latest =
                partitions(admin).stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static List<TopicPartition> partitions(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> topics = new HashSet<>(admin.listTopics().names().get());
        topics.retainAll(Stream.of(Topic.values()).map(Topic::topicName).collect(Collectors.toSet()));
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(part -> new TopicPartition(topic.name(), part.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        var offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
