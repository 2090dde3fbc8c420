package dev.backbone.gateway.follow;

import dev.backbone.gateway.kafka.KafkaClients;
import dev.backbone.gateway.kafka.KafkaConnection;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import dev.backbone.gateway.kafka.Outage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the order topics, and stock levels, in a thread of its own for as long as the gateway runs, outside of any
 * consumer group: every gateway hears everything.
 */
final class TopicFollower implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final KafkaConnection kafka;
    private final Following following;
    private final Outage outage = new Outage("Kafka, for following its topics,");
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile @Nullable Thread thread;

    TopicFollower(
            KafkaClients clients,
            KafkaConnection kafka,
            OrderRegister register,
            Progress progress,
            List<FactListener> listeners,
            Clock clock) {
        this.clients = clients;
        this.kafka = kafka;
        this.following = new Following(register, progress, listeners, clock);
    }

    @Override
    public void start() {
        var stop = new CountDownLatch(1);
        stopping = stop;
        thread = Thread.ofPlatform().name("topic-follower").daemon().start(() -> run(stop));
    }

    private void run(CountDownLatch stop) {
        try {
            do {
                attempt(stop);
            } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(CountDownLatch stop) throws InterruptedException {
        try (var current = clients.newReader()) {
            consumer = current;
            while (stop.getCount() > 0) {
                following.goOn(current, kafka.admin());
                outage.isOver();
            }
        } catch (WakeupException e) {
            outage.isOver();
        } catch (KafkaException | KafkaUnavailableException | ExecutionException e) {
            outage.goesOn(e);
        } finally {
            following.commit();
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
        awaitEnd();
    }

    private void awaitEnd() {
        var current = thread;
        try {
            if (current != null) {
                current.join(PAUSE.multipliedBy(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the connection to Kafka has been made, and stopped before it. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }
}
