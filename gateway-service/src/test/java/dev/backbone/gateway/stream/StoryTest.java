package dev.backbone.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Envelope;
import dev.backbone.events.Event;
import dev.backbone.events.FactCodec;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final Samples SAMPLES = new Samples();
    private static final EncodedFact REQUESTED = fact(1, SAMPLES.requested(), null);
    private static final EncodedFact VALIDATED = fact(2, SAMPLES.validated(), REQUESTED);
    private static final EncodedFact RESERVED = fact(3, SAMPLES.reserved(), VALIDATED);
    private static final EncodedFact REJECTED = fact(4, SAMPLES.rejected(), RESERVED);
    private static final EncodedFact RELEASED = fact(5, SAMPLES.released(), REJECTED);
    private static final EncodedFact BESIDE_THE_END = fact(6, SAMPLES.paymentInitiated(), RESERVED);

    @Test
    void each_fact_is_told_once_and_after_its_cause() {
        var story = new Story(null);
        story.add(List.of(REQUESTED, RESERVED));
        assertThat(story.next()).containsExactly(REQUESTED);
        assertThat(story.isWaiting()).isTrue();
        story.add(List.of(VALIDATED, REQUESTED, RESERVED));
        assertThat(story.next()).containsExactly(VALIDATED, RESERVED);
        assertThat(story.isWaiting()).isFalse();
        assertThat(story.next()).isEmpty();
    }

    @Test
    void nothing_is_told_after_the_end() {
        var story = new Story(null);
        story.add(List.of(REQUESTED, VALIDATED, RESERVED, REJECTED, RELEASED));
        assertThat(story.isOver()).isFalse();
        assertThat(story.next()).containsExactly(REQUESTED, VALIDATED, RESERVED, REJECTED);
        assertThat(story.isOver()).isTrue();
        story.add(List.of(RELEASED));
        assertThat(story.next()).isEmpty();
    }

    @Test
    void it_goes_on_after_the_last_fact_that_was_told() {
        var story = new Story(id(VALIDATED));
        story.add(List.of(REQUESTED));
        assertThat(story.next()).isEmpty();
        assertThat(story.isWaiting()).isTrue();
        story.add(List.of(VALIDATED, RESERVED));
        assertThat(story.next()).containsExactly(RESERVED);
    }

    @Test
    void after_the_end_or_what_follows_it_there_is_no_more() {
        for (var last : List.of(REJECTED, RELEASED)) {
            var story = new Story(id(last));
            story.add(List.of(REQUESTED, VALIDATED, RESERVED, REJECTED, RELEASED));
            assertThat(story.isOver()).isTrue();
        }
    }

    @Test
    void what_happened_beside_the_end_is_told_before_it() {
        var story = new Story(null);
        story.add(List.of(REQUESTED, VALIDATED, RESERVED, REJECTED, RELEASED, BESIDE_THE_END));
        assertThat(story.next()).containsExactly(REQUESTED, VALIDATED, RESERVED, BESIDE_THE_END, REJECTED);
        assertThat(story.isOver()).isTrue();
    }

    @Test
    void who_was_told_what_happened_beside_the_end_hears_of_the_end() {
        var story = new Story(id(BESIDE_THE_END));
        story.add(List.of(REQUESTED, VALIDATED, RESERVED, REJECTED, BESIDE_THE_END));
        assertThat(story.next()).containsExactly(REJECTED);

        var late = new Story(id(BESIDE_THE_END));
        late.add(List.of(REQUESTED, VALIDATED, RESERVED, REJECTED));
        assertThat(late.next()).isEmpty();
        late.add(List.of(BESIDE_THE_END));
        assertThat(late.next()).containsExactly(REJECTED);
        assertThat(late.isOver()).isTrue();
    }

    @Test
    void a_last_fact_that_is_not_to_be_found_means_the_beginning() {
        var story = new Story(UUID.randomUUID());
        story.add(List.of(REQUESTED));
        story.beginAnewIfLastIsUnknown();
        assertThat(story.next()).containsExactly(REQUESTED);
    }

    @Test
    void what_waits_for_a_cause_that_never_comes_is_told_without_it() {
        var story = new Story(null);
        story.add(List.of(REJECTED));
        story.goOnWithoutTheMissing();
        assertThat(story.next()).containsExactly(REJECTED);
        assertThat(story.isOver()).isTrue();
    }

    private static UUID id(EncodedFact fact) {
        return fact.envelope().id();
    }

    private static EncodedFact fact(int number, Event event, @Nullable EncodedFact cause) {
        var plain = FactCodec.encode(Facts.fixed(number, event));
        var envelope = plain.envelope();
        return new EncodedFact(
                new Envelope(
                        envelope.id(),
                        envelope.source(),
                        envelope.type(),
                        envelope.subject(),
                        envelope.sequence(),
                        envelope.time(),
                        envelope.correlationId(),
                        cause == null ? null : id(cause),
                        null),
                plain.json());
    }
}
