package dev.backbone.runtime;

import dev.backbone.events.TopicCreation;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;

/** Creates the topics that only this service writes to, before anything is published. Without Kafka, it doesn't start. */
final class OwnTopics implements SmartLifecycle {

    private final KafkaProperties kafka;
    private final List<NewTopic> topics;
    private volatile boolean created;

    OwnTopics(KafkaProperties kafka, List<NewTopic> topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    @Override
    public void start() {
        try (var admin = Admin.create(kafka.buildAdminProperties())) {
            TopicCreation.ensure(admin, topics);
            created = true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("can't create the topics of this service", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    @Override
    public void stop() {
        created = false;
    }

    @Override
    public boolean isRunning() {
        return created;
    }

    @Override
    public int getPhase() {
        return RuntimePhases.TOPICS;
    }
}
