package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.FactCodec;
import dev.backbone.runtime.Addition.Span;
import dev.backbone.runtime.Outbox.Row;
import dev.backbone.runtime.OutboxSignal.Heard;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxSignalTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final OutboxSignal signal = new OutboxSignal();
    private final Addition heardOnly = new Addition(Map.of("order", new Span(1, 1)), List.of());
    private final Addition said = new Addition(
            Map.of("order", new Span(2, 2)),
            List.of(new Row(7, 2, FactCodec.encode(Facts.fixed(2, new Samples().dispatched())))));

    @Test
    void hands_over_what_was_committed_once_and_in_order() throws InterruptedException {
        signal.committed(heardOnly, true);
        signal.committed(said, true);

        assertThat(signal.await(LONG, LONG)).isEqualTo(new Heard(List.of(heardOnly, said), false));
        assertThat(signal.await(Duration.ZERO, LONG)).isEqualTo(new Heard(List.of(), false));
    }

    @Test
    void who_has_heard_everything_waits_for_more() throws InterruptedException {
        signal.committed(said, true);
        signal.await(LONG, LONG);
        var began = System.nanoTime();

        assertThat(signal.await(SHORT, Duration.ZERO)).isEqualTo(new Heard(List.of(), false));
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    @Test
    void nobody_is_woken_while_there_is_nothing_to_publish() throws InterruptedException {
        signal.committed(heardOnly, true);
        var began = System.nanoTime();

        var heard = signal.await(SHORT, LONG);

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(heard).isEqualTo(new Heard(List.of(heardOnly), false));
        assertThat(heard.isNothing()).isTrue();
    }

    @Test
    void what_is_too_much_is_left_to_be_looked_for() throws InterruptedException {
        IntStream.range(0, 20_000).forEach(_ -> signal.committed(said, false));

        var heard = signal.await(LONG, LONG);

        assertThat(heard.more()).isTrue();
        assertThat(heard.committed()).hasSizeLessThan(10_000);
    }

    @Test
    void passes_on_that_there_may_be_more() throws InterruptedException {
        signal.committed(said, false);
        signal.more();

        assertThat(signal.await(LONG, LONG)).isEqualTo(new Heard(List.of(said), true));
    }

    @Test
    void what_is_not_urgent_waits_as_long_as_it_may() throws InterruptedException {
        var began = System.nanoTime();
        signal.committed(said, false);
        signal.committed(heardOnly, true);
        signal.committed(said, false);

        var heard = signal.await(LONG, SHORT);

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(heard).isEqualTo(new Heard(List.of(said, heardOnly, said), false));
    }

    @Test
    void what_is_not_urgent_waits_no_longer_than_whoever_asks() throws InterruptedException {
        signal.committed(said, false);

        assertThat(signal.await(SHORT, LONG).committed()).containsExactly(said);
    }

    @Test
    void what_has_waited_long_enough_waits_no_more_though_more_has_come() throws InterruptedException {
        var patience = Duration.ofSeconds(1);
        signal.committed(said, false);
        var began = System.nanoTime();
        await().until(() -> System.nanoTime() - began > patience.toNanos());
        signal.committed(said, false);
        var asked = System.nanoTime();

        assertThat(signal.await(LONG, patience).committed()).containsExactly(said, said);
        assertThat(System.nanoTime() - asked).isLessThan(patience.toNanos());
    }

    @Test
    void what_is_not_urgent_wakes_who_waits_for_anything() throws Exception {
        assertThat(heardMeanwhile(SHORT, () -> signal.committed(said, false)))
                .isEqualTo(new Heard(List.of(said), false));
    }

    @Test
    void what_is_not_urgent_goes_with_the_first_thing_that_is() throws Exception {
        signal.committed(said, false);
        assertThat(heardMeanwhile(LONG, () -> signal.committed(said, true)))
                .isEqualTo(new Heard(List.of(said, said), false));

        signal.committed(said, false);
        assertThat(heardMeanwhile(LONG, signal::more)).isEqualTo(new Heard(List.of(said), true));
    }

    /** What somebody hears who waits, when this happens. */
    private Heard heardMeanwhile(Duration effectPatience, Runnable event) throws Exception {
        var hearing = new FutureTask<>(() -> signal.await(LONG, effectPatience));
        var thread = Thread.ofPlatform().start(hearing);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        event.run();
        return hearing.get(30, TimeUnit.SECONDS);
    }
}
