package dev.backbone.runtime;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether a service, all its instances together, has handled what others have said. */
final class CaughtUp {

    private final Admin admin;
    private final ServiceProfile profile;

    CaughtUp(Admin admin, ServiceProfile profile) {
        this.admin = admin;
        this.profile = profile;
    }

    /**
     * Whether it has handled everything that was said before {@code moment}.
     *
     * @throws ExecutionException if Kafka does not answer, so nobody knows
     */
    boolean with(Instant moment) throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(profile.name())
                .partitionsToOffsetAndMetadata()
                .get();
        return firstOffsetsSince(moment).entrySet().stream().allMatch(first -> {
            var handled = committed.get(first.getKey());
            return first.getValue() <= (handled == null ? 0 : handled.offset());
        });
    }

    /** Of each partition; its end, if nothing was said since then. */
    private Map<TopicPartition, Long> firstOffsetsSince(Instant moment)
            throws ExecutionException, InterruptedException {
        var since = offsets(partitions(OffsetSpec.forTimestamp(moment.toEpochMilli())));
        var silent = since.entrySet().stream()
                .filter(each -> each.getValue() < 0)
                .collect(Collectors.toMap(Entry::getKey, _ -> OffsetSpec.latest()));
        since.putAll(offsets(silent));
        return since;
    }

    private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> wanted)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Entry<TopicPartition, ListOffsetsResultInfo> each :
                admin.listOffsets(wanted).all().get().entrySet()) {
            offsets.put(each.getKey(), each.getValue().offset());
        }
        return offsets;
    }

    /** A topic that does not exist has nothing to catch up with. */
    private Map<TopicPartition, OffsetSpec> partitions(OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (var topic :
                admin.describeTopics(profile.topics()).topicNameValues().entrySet()) {
            try {
                topic.getValue()
                        .get()
                        .partitions()
                        .forEach(each -> partitions.put(new TopicPartition(topic.getKey(), each.partition()), spec));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return partitions;
    }
}
