package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventId;
import dev.backbone.runtime.Incoming.Proposed;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * What is done with a few facts costs the same however many others are in the journal. Postgres counts the rows that it
 * touches; nothing is timed.
 */
class GrowingJournalTest {

    private static final int OTHERS = 10_000;
    private static final int BATCH = 500;

    /** Each fact, its stream's others, and the checks of keys. */
    private static final long ROWS_PER_FACT = 6;

    private final TestDatabase database = new TestDatabase();
    private final ParcelService service = new ParcelService(database);
    private final List<Samples> orders = IntStream.range(0, BATCH)
            .mapToObj(number -> new Samples(EventId.derived(new Samples().orderId(), "order-" + number)))
            .toList();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest(name = "analyzed: {0}")
    @ValueSource(booleans = {true, false})
    void nothing_reads_facts_that_it_is_not_about(boolean analyzed) {
        fillJournal(analyzed);

        var scheduled = service.reactor.handle(
                orders.stream().map(GrowingJournalTest::confirmed).toList());

        assertThat(rowsTouchedBy(() -> service.reactor.handle(
                        orders.stream().map(GrowingJournalTest::confirmed).toList())))
                .as("facts that were heard before")
                .isLessThan(ROWS_PER_FACT * BATCH);
        assertThat(rowsTouchedBy(() -> service.reactor.record(
                        scheduled.stream().map(GrowingJournalTest::dispatched).toList())))
                .as("outcomes of effects")
                .isLessThan(ROWS_PER_FACT * BATCH);
        assertThat(rowsTouchedBy(this::readOutbox)).as("the outbox").isLessThan(ROWS_PER_FACT * BATCH);
    }

    @ParameterizedTest(name = "analyzed: {0}")
    @ValueSource(booleans = {true, false})
    void a_query_that_reads_the_journal_would_be_noticed(boolean analyzed) {
        fillJournal(analyzed);

        assertThat(rowsTouchedBy(() -> database.jdbc()
                        .sql("select count(*) from journal where type <> ''")
                        .query(Long.class)
                        .single()))
                .isGreaterThan(ROWS_PER_FACT * BATCH);
    }

    private void fillJournal(boolean analyze) {
        database.jdbc().sql("""
                        insert into journal (stream_id, version, event_id, source, type, sequence, time, data)
                        select 'other-' || number / 5, number % 5 + 1, gen_random_uuid(), '/order-service',
                               'backbone.orders.OrderConfirmed.v1', number % 5 + 1, now(), '{}'
                        from generate_series(0, :others - 1) as number
                        """).param("others", OTHERS).update();
        if (analyze) {
            database.jdbc().sql("analyze journal").update();
        }
    }

    /** The relay's query, on the connection of the transaction, which alone is counted. */
    private void readOutbox() {
        var connection = DataSourceUtils.getConnection(database.dataSource());
        try (var outbox = new Outbox(connection)) {
            assertThat(outbox.oldest(BATCH)).hasSize(BATCH);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long rowsTouchedBy(Runnable work) {
        return database.transaction().execute(_ -> {
            var before = rowsTouched();
            work.run();
            return rowsTouched() - before;
        });
    }

    /** By this connection, since it last told the server's statistics. */
    private long rowsTouched() {
        return database.jdbc().sql("""
                        select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) from pg_stat_xact_user_tables
                        where relname = 'journal'
                        """).query(Long.class).single();
    }

    private static Incoming.Received confirmed(Samples order) {
        var id = EventId.derived(order.orderId(), "confirmed");
        return ParcelService.received(Facts.of(id, Facts.START, 1, order.confirmed()));
    }

    private static Proposed dispatched(ScheduledEffect effect) {
        var orderId = UUID.fromString(effect.trigger().subject());
        return new Proposed(effect.trigger(), new Samples(orderId).dispatched());
    }
}
