package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.FactCodec;
import dev.backbone.runtime.Addition.Span;
import dev.backbone.runtime.Outbox.Row;
import dev.backbone.runtime.OutboxSignal.Heard;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxSignalTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final OutboxSignal signal = new OutboxSignal(LONG);
    private final Addition heardOnly = new Addition(Map.of("order", new Span(1, 1)), List.of());
    private final Addition said = new Addition(
            Map.of("order", new Span(2, 2)),
            List.of(new Row(7, 2, FactCodec.encode(Facts.fixed(2, new Samples().dispatched())))));

    @Test
    void hands_over_what_was_committed_once_and_in_order() throws InterruptedException {
        signal.committed(heardOnly, false);
        signal.committed(said, false);

        assertThat(signal.await(LONG)).isEqualTo(new Heard(List.of(heardOnly, said), false));
        assertThat(signal.await(Duration.ZERO)).isEqualTo(new Heard(List.of(), false));
    }

    @Test
    void nobody_is_woken_while_there_is_nothing_to_publish() throws InterruptedException {
        var patience = Duration.ofMillis(50);
        signal.committed(heardOnly, false);
        var began = System.nanoTime();

        var heard = signal.await(patience);

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(patience.toNanos());
        assertThat(heard).isEqualTo(new Heard(List.of(heardOnly), false));
        assertThat(heard.isNothing()).isTrue();
    }

    @Test
    void what_is_too_much_is_left_to_be_looked_for() throws InterruptedException {
        IntStream.range(0, 20_000).forEach(_ -> signal.committed(said, false));

        var heard = signal.await(LONG);

        assertThat(heard.more()).isTrue();
        assertThat(heard.committed()).hasSizeLessThan(10_000);
    }

    @Test
    void passes_on_that_there_may_be_more() throws InterruptedException {
        signal.committed(said, false);
        signal.more();

        assertThat(signal.await(LONG)).isEqualTo(new Heard(List.of(said), true));
    }

    @Test
    void what_is_continued_waits_for_it() throws InterruptedException {
        signal.committed(said, true);
        signal.committed(heardOnly, false);
        signal.committed(said, true);
        var patience = Duration.ofMillis(50);
        var began = System.nanoTime();

        var heard = signal.await(patience);

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(patience.toNanos());
        assertThat(heard).isEqualTo(new Heard(List.of(said, heardOnly, said), false));
    }

    @Test
    void what_is_continued_waits_no_longer_than_a_moment() throws InterruptedException {
        var impatient = new OutboxSignal(Duration.ofMillis(50));
        impatient.committed(said, true);

        assertThat(impatient.await(LONG)).isEqualTo(new Heard(List.of(said), false));
    }

    @Test
    void what_is_continued_goes_with_what_is_not() throws InterruptedException {
        signal.committed(said, true);
        signal.committed(said, false);

        assertThat(signal.await(LONG)).isEqualTo(new Heard(List.of(said, said), false));
    }
}
