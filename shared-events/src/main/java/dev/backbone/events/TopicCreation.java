package dev.backbone.events;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates topics. One that exists stays as it is, whatever its settings: more partitions would spread the facts of one
 * order over two of them and so lose their order.
 */
public final class TopicCreation {

    private TopicCreation() {}

    /**
     * Creates those of {@code topics} that do not exist yet, and returns when they do.
     *
     * @throws ExecutionException if Kafka doesn't answer in the time that {@code admin} has, or refuses
     */
    public static void ensure(Admin admin, Collection<NewTopic> topics)
            throws ExecutionException, InterruptedException {
        for (var creation : admin.createTopics(topics).values().values()) {
            await(creation);
        }
    }

    private static void await(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
