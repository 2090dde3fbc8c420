package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** A fact that is kept in memory is the same object when it is loaded again; one that was read is a new one. */
class StreamsTest {

    private final TestDatabase database = new TestDatabase();
    private final Journal journal = new Journal(database.jdbc(), ParcelService.PROFILE);
    private final Streams streams = new Streams(journal);
    private final Streams ofAnotherInstance = new Streams(journal);
    private final Samples the = new Samples();
    private final Fact confirmed = Facts.fixed(1, the.confirmed());
    private final Fact prepared = Facts.fixed(2, the.prepared());
    private final Fact dispatched = Facts.fixed(3, the.dispatched());
    private final Fact delivered = Facts.fixed(4, the.delivered());
    private final String streamId = the.orderId().toString();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_committed_is_not_read_again() {
        append(streams, confirmed, prepared);

        assertThat(load(streams).getFirst()).isSameAs(confirmed);
        assertThat(load(streams).getLast()).isSameAs(prepared);
    }

    @Test
    void says_the_same_as_the_journal_does() {
        append(streams, confirmed, prepared);
        append(streams, dispatched);

        var kept = streams.load(List.of(streamId, "unknown"), List.of(UUID.randomUUID(), confirmed.id()));
        var read = journal.load(List.of(streamId, "unknown"), List.of(UUID.randomUUID(), confirmed.id()));

        assertThat(kept).isEqualTo(read);
        assertThat(kept.known()).containsExactlyInAnyOrder(confirmed.id(), prepared.id(), dispatched.id());
    }

    @Test
    void facts_that_are_not_to_be_remembered_are_known_and_nothing_else() {
        var forgetful = new ServiceProfile("shipment-service", Set.of(), Set.of(EventType.SHIPMENT_PREPARED));
        var streams = new Streams(new Journal(database.jdbc(), forgetful));
        append(streams, confirmed, prepared, dispatched);

        assertThat(load(streams)).containsExactly(prepared);
        var history = streams.load(List.of(streamId), List.of());
        assertThat(history.known()).containsExactlyInAnyOrder(confirmed.id(), prepared.id(), dispatched.id());
        assertThat(history.versions()).containsEntry(streamId, 3L);
    }

    @Test
    void what_another_instance_has_appended_is_added_to_what_is_kept() {
        append(streams, confirmed);
        append(ofAnotherInstance, prepared, dispatched);

        assertThat(load(streams)).containsExactly(confirmed, prepared, dispatched);
        append(streams, delivered);

        assertThat(load(ofAnotherInstance)).containsExactly(confirmed, prepared, dispatched, delivered);
        assertThat(load(streams).getFirst()).isSameAs(confirmed);
    }

    @Test
    void whoever_is_overtaken_between_loading_and_appending_has_to_begin_anew() {
        append(streams, confirmed);

        assertThatThrownBy(() -> database.transaction().executeWithoutResult(_ -> {
                    var history = streams.load(List.of(streamId), List.of());
                    CompletableFuture.runAsync(() -> append(ofAnotherInstance, prepared))
                            .join();
                    streams.append(history, entries(history, dispatched));
                }))
                .isInstanceOf(DuplicateKeyException.class);

        append(streams, dispatched);
        assertThat(load(streams)).containsExactly(confirmed, prepared, dispatched);
    }

    @Test
    void what_was_rolled_back_leaves_no_trace() {
        append(streams, confirmed);

        database.transaction().executeWithoutResult(transaction -> {
            append(streams, prepared);
            transaction.setRollbackOnly();
        });

        assertThat(load(streams)).containsExactly(confirmed);
        append(streams, dispatched);
        assertThat(streams.load(List.of(streamId), List.of()).versions()).containsEntry(streamId, 2L);
    }

    @Test
    void what_there_is_no_room_for_is_read_again() {
        var few = new Streams(journal, 1);
        append(few, confirmed);
        append(few, prepared);

        assertThat(load(few)).containsExactly(confirmed, prepared);
        assertThat(load(few).getLast()).isNotSameAs(prepared);
    }

    @Test
    void those_that_were_not_used_for_longest_make_room() {
        var two = new Streams(journal, 2_000);
        var others = List.of(Facts.fixed(11, other(1).confirmed()), Facts.fixed(12, other(2).confirmed()));
        append(two, confirmed);
        append(two, others.getFirst());
        load(two);
        append(two, others.getLast());

        assertThat(load(two).getFirst()).isSameAs(confirmed);
        assertThat(load(two, others.getLast().subject()).getFirst()).isSameAs(others.getLast());
        assertThat(load(two, others.getFirst().subject()).getFirst())
                .isEqualTo(others.getFirst())
                .isNotSameAs(others.getFirst());
    }

    @Test
    void a_journal_that_has_lost_what_is_kept_is_right() {
        append(streams, confirmed, prepared);
        append(streams, dispatched);
        database.jdbc()
                .sql("alter table journal disable trigger journal_is_append_only")
                .update();
        database.jdbc().sql("delete from outbox").update();
        database.jdbc().sql("delete from journal where version > 1").update();

        assertThat(load(streams)).containsExactly(confirmed);
        append(ofAnotherInstance, dispatched, prepared, delivered);

        assertThat(load(streams)).containsExactly(confirmed, dispatched, prepared, delivered);
    }

    /** As the reactor does it: in one transaction. */
    private void append(Streams streams, Fact... facts) {
        database.transaction().executeWithoutResult(_ -> {
            var history = streams.load(List.of(facts[0].subject()), List.of());
            streams.append(history, entries(history, facts));
        });
    }

    private static List<JournalEntry> entries(History history, Fact... facts) {
        var batch = new Batch("/shipment-service", Clock.systemUTC(), history, received(facts), List.of());
        batch.forEach(_ -> {});
        return batch.entries();
    }

    private static List<Incoming> received(Fact... facts) {
        return List.copyOf(Arrays.stream(facts).map(ParcelService::received).toList());
    }

    private List<Fact> load(Streams streams) {
        return load(streams, streamId);
    }

    private static List<Fact> load(Streams streams, String streamId) {
        return streams.load(List.of(streamId), List.of()).stream(streamId);
    }

    private static Samples other(int number) {
        return new Samples(new UUID((long) number << 16 | 0x7000, Long.MIN_VALUE | number));
    }
}
