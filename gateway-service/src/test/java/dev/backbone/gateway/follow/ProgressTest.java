package dev.backbone.gateway.follow;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgressTest {

    private static final TopicPartition PARTITION = new TopicPartition("order-requests", 0);
    private static final Duration VERY_LONG = Duration.ofHours(1);

    private static final Executor THREADS = Thread::startVirtualThread;

    private final Progress progress = new Progress();

    @Test
    void who_waits_for_an_offset_goes_on_when_it_is_reached() {
        var waiting = waitFor(7);

        progress.reached(Map.of(PARTITION, 6L));
        progress.reached(Map.of(PARTITION, 7L));

        assertThat(waiting.join()).isTrue();
    }

    @Test
    void who_has_waited_in_vain_is_told_so() throws Exception {
        assertThat(progress.await(PARTITION, 1, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void leisure_ends_when_somebody_begins_to_wait() {
        var leisure = takeLeisure(VERY_LONG);

        var waiting = waitFor(1);

        assertThat(leisure).succeedsWithin(10, SECONDS);
        progress.reached(Map.of(PARTITION, 1L));
        waiting.join();
    }

    @Test
    void there_is_no_leisure_while_somebody_waits() {
        var waiting = waitFor(1);
        takeLeisure(VERY_LONG).join();

        takeLeisure(VERY_LONG).join();

        progress.reached(Map.of(PARTITION, 1L));
        waiting.join();
    }

    @Test
    void who_waits_no_longer_ends_no_leisure() throws Exception {
        progress.await(PARTITION, 1, Duration.ofMillis(1));
        progress.reached(Map.of(PARTITION, 1L));
        progress.await(PARTITION, 1, VERY_LONG);
        var began = System.nanoTime();

        takeLeisure(Duration.ofMillis(20)).join();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    private CompletableFuture<Boolean> waitFor(long offset) {
        return supplyAsync(() -> unchecked(() -> progress.await(PARTITION, offset, VERY_LONG)), THREADS);
    }

    private CompletableFuture<Void> takeLeisure(Duration longest) {
        return runAsync(
                () -> unchecked(() -> {
                    progress.awaitSomebodyWaiting(longest);
                    return true;
                }),
                THREADS);
    }

    private static boolean unchecked(Callable<Boolean> wait) {
        try {
            return wait.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
