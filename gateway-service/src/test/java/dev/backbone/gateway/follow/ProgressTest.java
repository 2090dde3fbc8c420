package dev.backbone.gateway.follow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final TopicPartition PARTITION = new TopicPartition("order-requests", 0);
    private static final Duration VERY_LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Progress progress = new Progress();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void who_waits_for_an_offset_goes_on_when_it_is_reached_and_not_before() throws Exception {
        progress.reached(Map.of(PARTITION, 6L));
        assertThat(progress.await(PARTITION, 7, SHORT)).isFalse();
        var waiting = onceItWaits(() -> progress.await(PARTITION, 7, VERY_LONG));

        progress.reached(Map.of(PARTITION, 7L));

        assertThat(waiting.get(10, SECONDS)).isTrue();
        assertThat(progress.await(PARTITION, 7, Duration.ZERO)).isTrue();
    }

    @Test
    void leisure_ends_when_somebody_begins_to_wait() throws Exception {
        var leisure = onceItWaits(() -> takeLeisure(VERY_LONG));

        var waiting = threads.submit(() -> progress.await(PARTITION, 1, VERY_LONG));

        assertThat(leisure.get(10, SECONDS)).isLessThan(VERY_LONG);
        assertThat(waiting).isNotDone();
    }

    @Test
    void there_is_no_leisure_while_somebody_waits() throws Exception {
        var waiting = onceItWaits(() -> progress.await(PARTITION, 1, VERY_LONG));

        var leisure = threads.submit(() -> takeLeisure(VERY_LONG));

        assertThat(leisure.get(10, SECONDS)).isLessThan(VERY_LONG);
        assertThat(waiting).isNotDone();
    }

    @Test
    void who_waits_no_longer_ends_no_leisure() throws Exception {
        progress.await(PARTITION, 1, SHORT);
        progress.reached(Map.of(PARTITION, 1L));
        progress.await(PARTITION, 1, VERY_LONG);

        assertThat(takeLeisure(SHORT)).isGreaterThanOrEqualTo(SHORT);
    }

    private Duration takeLeisure(Duration longest) throws InterruptedException {
        long began = System.nanoTime();
        progress.awaitSomebodyWaiting(longest);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private <T> Future<T> onceItWaits(Callable<T> wait) {
        var thread = new AtomicReference<@Nullable Thread>();
        var result = threads.submit(() -> {
            thread.set(Thread.currentThread());
            return wait.call();
        });
        await().until(() -> thread.get() != null && thread.get().getState() == Thread.State.TIMED_WAITING);
        return result;
    }
}
