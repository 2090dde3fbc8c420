package dev.backbone.runtime;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Whether facts are coming in: Kafka answers, the consumer runs, and no batch is being retried. */
final class FactsHealth implements HealthIndicator {

    private static final int PATIENCE_MS = 2_000;

    private final Admin admin;
    private final MessageListenerContainer consumer;
    private final ConsumerTrouble trouble;

    FactsHealth(Admin admin, MessageListenerContainer consumer, ConsumerTrouble trouble) {
        this.admin = admin;
        this.consumer = consumer;
        this.trouble = trouble;
    }

    @Override
    public Health health() {
        if (!consumer.isRunning()) {
            return down("the consumer is stopped");
        }
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
                    .clusterId()
                    .get();
        } catch (ExecutionException e) {
            return down("Kafka does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("interrupted");
        }
        return trouble.current()
                .map(FactsHealth::down)
                .orElseGet(() -> Health.up().build());
    }

    private static Health down(String why) {
        return Health.down().withDetail("reason", why).build();
    }
}
