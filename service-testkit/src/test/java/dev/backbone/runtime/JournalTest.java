package dev.backbone.runtime;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

class JournalTest {

    private final TestDatabase database = new TestDatabase();
    private final Journal journal = new Journal(database.jdbc(), ParcelService.PROFILE);
    private final Samples the = new Samples();
    private final Fact heard = Facts.fixed(1, the.confirmed());
    private final Fact said = Facts.fixed(2, the.prepared());
    private final String streamId = the.orderId().toString();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void gives_back_what_was_appended_in_the_order_of_versions() {
        journal.append(List.of(entry(1, heard), entry(2, said)));

        var history = journal.load(List.of(streamId, "unknown"), List.of());

        assertThat(history.stream(streamId)).containsExactly(heard, said);
        assertThat(history.versions()).containsOnlyKeys(streamId).containsEntry(streamId, 2L);
        assertThat(history.known()).containsExactlyInAnyOrder(heard.id(), said.id());
        assertThat(history.stream("unknown")).isEmpty();
    }

    @Test
    void reads_back_only_what_is_to_be_remembered_but_knows_the_rest() {
        var forgetful = new ServiceProfile("shipment-service", Set.of(), Set.of(EventType.SHIPMENT_PREPARED));
        journal.append(List.of(entry(1, heard), entry(2, said), entry(3, Facts.fixed(3, the.dispatched()))));

        var history = new Journal(database.jdbc(), forgetful).load(List.of(streamId), List.of());

        assertThat(history.stream(streamId)).containsExactly(said);
        assertThat(history.versions()).containsEntry(streamId, 3L);
        assertThat(history.known()).hasSize(3);
    }

    @Test
    void queues_only_what_is_our_own_and_tells_where() {
        var other = new Samples(EventId.derived(the.orderId(), "other"));
        var otherId = other.orderId().toString();
        var saidOfOther = Facts.fixed(5, other.dispatched());
        var saidLater = Facts.fixed(6, the.dispatched());

        var addition = journal.append(List.of(
                entry(1, heard),
                entry(2, said),
                new JournalEntry(otherId, 1, Facts.fixed(4, other.confirmed())),
                new JournalEntry(otherId, 2, saidOfOther),
                entry(3, saidLater)));

        assertThat(addition.spans())
                .isEqualTo(Map.of(streamId, new Addition.Span(1, 3), otherId, new Addition.Span(1, 2)));
        assertThat(addition.rows())
                .extracting(row -> row.fact().envelope().id(), Outbox.Row::version)
                .containsExactly(tuple(said.id(), 2L), tuple(saidOfOther.id(), 2L), tuple(saidLater.id(), 3L));
        assertThat(idsInOutbox())
                .isEqualTo(addition.rows().stream()
                        .collect(toMap(
                                Outbox.Row::position,
                                row -> row.fact().envelope().id())));
    }

    private Map<Long, UUID> idsInOutbox() {
        Map<Long, UUID> ids = new HashMap<>();
        database.jdbc()
                .sql("select position, event_id from outbox join journal using (position)")
                .query(row -> {
                    ids.put(row.getLong("position"), row.getObject("event_id", UUID.class));
                });
        return ids;
    }

    @Test
    void refuses_a_version_that_is_taken() {
        journal.append(List.of(entry(1, heard)));

        assertThatThrownBy(() -> journal.append(List.of(entry(1, said))))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("journal_stream_version_unique");
    }

    @Test
    void refuses_a_fact_that_is_known() {
        journal.append(List.of(entry(1, heard)));

        assertThatThrownBy(() -> journal.append(List.of(entry(2, heard))))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("journal_event_id_unique");
    }

    @Test
    void tells_which_facts_it_knows_without_loading_their_streams() {
        var receipt = Facts.fixed(3, the.receiptRequested());
        journal.append(List.of(new JournalEntry(Samples.SKU, 1, receipt)));

        var history = journal.load(List.of(), List.of(receipt.id(), UUID.randomUUID()));

        assertThat(history.known()).containsExactly(receipt.id());
        assertThat(history.stream(Samples.SKU)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update journal set type = 'x'", "delete from journal", "truncate journal cascade"})
    void can_not_be_changed(String change) {
        journal.append(List.of(entry(1, heard)));

        assertThatThrownBy(() -> database.jdbc().sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("journal is append-only");
    }

    @Test
    void appends_and_loads_any_number_of_facts_with_one_statement_each() {
        var entries = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> {
                    var order = new Samples(EventId.derived(the.orderId(), "order-" + i));
                    return new JournalEntry(
                            order.orderId().toString(),
                            1,
                            Facts.of(order.orderId(), Facts.START, 1, order.confirmed()));
                })
                .toList();
        var before = database.statements();

        journal.append(entries);
        var history = journal.load(entries.stream().map(JournalEntry::streamId).toList(), List.of());

        assertThat(history.streams()).hasSize(500);
        assertThat(database.statements() - before).isEqualTo(2);
    }

    private JournalEntry entry(long version, Fact fact) {
        return new JournalEntry(streamId, version, fact);
    }
}
