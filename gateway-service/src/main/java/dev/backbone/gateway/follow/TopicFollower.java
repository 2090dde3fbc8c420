package dev.backbone.gateway.follow;

import dev.backbone.gateway.kafka.KafkaClients;
import dev.backbone.gateway.kafka.KafkaConnection;
import dev.backbone.gateway.kafka.Outage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the order topics, and stock levels, in a thread of its own for as long as the gateway runs, outside of any
 * consumer group: every gateway hears everything.
 */
final class TopicFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final KafkaConnection kafka;
    private final Progress progress;
    private final Following following;
    private final ApplicationEventPublisher events;
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
            Clock clock,
            ApplicationEventPublisher events) {
        this.clients = clients;
        this.kafka = kafka;
        this.progress = progress;
        this.following = new Following(register, progress, listeners, clock);
        this.events = events;
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
            } while (!isOver(stop, PAUSE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MVStoreException e) {
            if (stop.getCount() > 0) {
                giveUp(e);
            }
        }
    }

    private static boolean isOver(CountDownLatch stop, Duration patience) throws InterruptedException {
        return stop.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A register that could not be written has closed itself; only a new process opens it again. */
    private void giveUp(MVStoreException reason) {
        log.error("The register of accepted orders can't be written, the gateway must be restarted", reason);
        AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
    }

    private void attempt(CountDownLatch stop) throws InterruptedException {
        try (var current = clients.newReader()) {
            consumer = current;
            follow(current, stop);
        } catch (WakeupException e) {
            outage.isOver();
        } catch (MVStoreException e) {
            throw e;
        } catch (RuntimeException | ExecutionException e) {
            // Whatever it is: without this thread the gateway would know of nothing new, and not tell that it doesn't.
            log.debug("The topics can't be followed", e);
            outage.goesOn(e);
        }
    }

    private void follow(Consumer<String, byte[]> current, CountDownLatch stop)
            throws ExecutionException, InterruptedException {
        try {
            while (stop.getCount() > 0) {
                var rest = following.goOn(current, kafka.admin());
                outage.isOver();
                if (!isOver(stop, rest.least())) {
                    progress.awaitSomebodyWaiting(rest.leisure());
                }
            }
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
