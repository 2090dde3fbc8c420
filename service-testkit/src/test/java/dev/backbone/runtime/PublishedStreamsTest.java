package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventId;
import dev.backbone.runtime.Outbox.Row;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PublishedStreamsTest {

    private final PublishedStreams streams = new PublishedStreams();
    private final UUID orderId = EventId.random(Instant.now());
    private final UUID otherId = EventId.random(Instant.now());

    @Test
    void what_a_stream_begins_with_and_what_follows_it_is_next() {
        assertThat(versions(said(orderId, 1, 2))).containsExactly(1L, 2L);
        assertThat(versions(said(orderId, 3), said(otherId, 1), said(orderId, 4)))
                .containsExactly(3L, 1L, 4L);
    }

    @Test
    void what_was_only_heard_counts_as_well() {
        assertThat(versions(said(orderId, 1), heard(orderId, 2))).containsExactly(1L);
        assertThat(versions(said(orderId, 3))).containsExactly(3L);
    }

    @Test
    void a_gap_means_that_something_else_may_be_in_the_outbox() {
        assertThat(streams.next(List.of(said(orderId, 2)))).isEmpty();
        assertThat(versions(said(otherId, 1))).containsExactly(1L);
        assertThat(streams.next(List.of(said(otherId, 2), said(orderId, 2)))).isEmpty();
    }

    @Test
    void nothing_counts_as_published_before_it_is_said_to_be() {
        var first = List.of(said(orderId, 1));

        assertThat(streams.next(first)).isEqualTo(streams.next(first));
        assertThat(streams.next(List.of(said(orderId, 2)))).isEmpty();
    }

    @Test
    void what_was_committed_first_and_handed_over_last_has_been_found_meanwhile() {
        streams.publishedRows(said(orderId, 1, 2, 3).rows());

        assertThat(versions(said(orderId, 1), said(orderId, 2, 3))).isEmpty();
        assertThat(versions(said(orderId, 4))).containsExactly(4L);
    }

    @Test
    void after_a_look_streams_go_on_where_they_were_handed_over() {
        var afterGap = List.of(said(orderId, 2), heard(orderId, 3));
        assertThat(streams.next(afterGap)).isEmpty();

        streams.published(afterGap);

        assertThat(versions(said(orderId, 4))).containsExactly(4L);
    }

    @Test
    void a_stream_that_was_forgotten_is_looked_up() {
        assertThat(versions(said(orderId, 1))).containsExactly(1L);
        LongStream.range(0, PublishedStreams.LIMIT)
                .mapToObj(number -> heard(new UUID(number, number), 1))
                .forEach(each -> streams.published(List.of(each)));

        assertThat(streams.next(List.of(said(orderId, 2)))).isEmpty();
    }

    /** Of what is next; then it is published. */
    private List<Long> versions(Addition... additions) {
        var rows = streams.next(List.of(additions)).orElseThrow();
        streams.published(List.of(additions));
        return rows.stream().map(Row::version).toList();
    }

    private static Addition said(UUID orderId, long... versions) {
        var entries = LongStream.of(versions)
                .mapToObj(version -> new JournalEntry(
                        orderId.toString(),
                        version,
                        Facts.of(
                                EventId.derived(orderId, "version-" + version),
                                Facts.START,
                                version,
                                new Samples(orderId).dispatched())))
                .toList();
        return Addition.of(
                entries,
                entries.stream().collect(Collectors.toMap(entry -> entry.fact().id(), JournalEntry::version)));
    }

    private static Addition heard(UUID orderId, long version) {
        return new Addition(said(orderId, version).spans(), List.of());
    }
}
