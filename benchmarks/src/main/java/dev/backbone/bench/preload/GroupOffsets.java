package dev.backbone.bench.preload;

import dev.backbone.local.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where services go on reading: behind what is in their journals already. */
record GroupOffsets(String bootstrapServers) {

    /** Moves all services, none of which runs, to the ends of the topics that they read. */
    void moveToEnds() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (Service service : Service.values()) {
                if (service.hasDatabase()) {
                    moveToEnds(service.moduleName(), admin);
                }
            }
        }
    }

    private static void moveToEnds(String group, Admin admin) throws ExecutionException, InterruptedException {
        var read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .keySet();
        Map<TopicPartition, OffsetSpec> latest =
                read.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
        admin.alterConsumerGroupOffsets(group, ends).all().get();
    }
}
