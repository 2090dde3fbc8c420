package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.EventId;
import dev.backbone.runtime.Incoming.Received;
import dev.backbone.runtime.RebuildStatus.Phase;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

class RebuildTest {

    private static final int ORDERS = 600;

    private final TestDatabase database = new TestDatabase();
    private final Journal journal = new Journal(database.jdbc(), ParcelService.PROFILE);
    private final StreamReaction<String> reaction = new StreamReaction<>(new ParcelDecider(), new ParcelTable());
    private final Reactor reactor = new Reactor(
            ParcelService.PROFILE,
            reaction,
            new Streams(journal),
            new PendingEffects(database.jdbc()),
            new OutboxSignal(),
            database.transaction(),
            Clock.systemUTC(),
            Duration.ofSeconds(10));
    private final RebuildDesk desk = newDesk();

    RebuildTest() {
        database.jdbc().sql("""
                        create table parcels (order_id text not null, state text not null,
                            constraint parcels_pk primary key (order_id),
                            constraint parcels_state_told check (state <> 'none'))
                        """).update();
        database.jdbc().sql("create index parcels_state on parcels (state)").update();
    }

    private RebuildDesk newDesk() {
        var transactions = new JdbcTransactionManager(database.dataSource());
        return new RebuildDesk(
                reaction.projections(),
                database.dataSource(),
                new Rebuild(database.dataSource(), database.jdbc(), journal, transactions),
                new ReferenceRebuild(
                        database.dataSource(),
                        database.jdbc(),
                        database.transaction(),
                        new RecordReader(ParcelService.PROFILE),
                        () -> {
                            throw new UnsupportedOperationException("no references here");
                        }));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_rebuilt_view_is_equal_to_the_live_one() {
        handle(ORDERS);

        var status = rebuild();

        assertThat(status.phase()).isEqualTo(Phase.DONE);
        assertThat(status.differences()).isEmpty();
        assertThat(status.rows()).isEqualTo(ORDERS);
        assertThat(count("parcels")).isEqualTo(ORDERS);
    }

    @Test
    void a_view_that_was_damaged_is_told_of_and_mended() {
        handle(3);
        database.jdbc().sql("update parcels set state = 'lost'").update();
        database.jdbc().sql("insert into parcels values ('nobody''s', 'lost')").update();

        var status = rebuild();

        assertThat(status.differences()).hasSize(4).contains("nobody's");
        assertThat(database.jdbc()
                        .sql("select state from parcels")
                        .query(String.class)
                        .list())
                .hasSize(3)
                .allMatch(state -> state.startsWith("prepared"));
    }

    @Test
    void keeps_the_names_and_definitions_of_keys_checks_and_indexes() {
        var before = definitions();
        rebuild();
        rebuild();
        assertThat(definitions()).isEqualTo(before);
    }

    @Test
    void the_service_goes_on_meanwhile_and_nothing_of_it_is_missing_in_the_new_view() throws Exception {
        handle(ORDERS);
        var rebuilding = new AtomicBoolean(true);
        var load = Thread.ofPlatform().start(() -> {
            while (rebuilding.get()) {
                handle(1);
            }
        });

        try {
            for (int i = 0; i < 5; i++) {
                assertThat(rebuild()).satisfies(status -> {
                    assertThat(status.phase()).isEqualTo(Phase.DONE);
                    assertThat(status.differences()).isEmpty();
                });
            }
        } finally {
            rebuilding.set(false);
            load.join();
        }

        var streams = database.jdbc()
                .sql("select count(distinct stream_id) from journal")
                .query(Long.class)
                .single();
        assertThat(count("parcels")).isEqualTo(streams).isGreaterThan(ORDERS);
    }

    @Test
    void two_instances_do_not_rebuild_at_once() throws Exception {
        handle(1);
        try (var _ = AppendGate.tryOpen(database.dataSource()).orElseThrow()) {
            assertThat(rebuild().phase()).isEqualTo(Phase.FAILED);
        }
        assertThat(rebuild().phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void the_next_may_begin_as_soon_as_one_is_over() {
        handle(1);

        for (int i = 0; i < 50; i++) {
            assertThat(rebuild().phase()).isEqualTo(Phase.DONE);
        }
    }

    private RebuildStatus rebuild() {
        assertThat(desk.begin("parcels")).isPresent();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> desk.last().orElseThrow().isOver());
        return desk.last().orElseThrow();
    }

    private void handle(int orders) {
        reactor.handle(IntStream.range(0, orders).mapToObj(_ -> order()).toList());
    }

    private static Received order() {
        var the = new Samples(EventId.random(Instant.now()));
        return ParcelService.received(Facts.of(EventId.random(Instant.now()), Facts.START, 1, the.confirmed()));
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private String definitions() {
        return database.jdbc().sql("""
                        select string_agg(line, chr(10) order by line) from (
                            select conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
                            where conrelid = 'public.parcels'::regclass
                            union all select indexdef from pg_indexes where tablename = 'parcels') lines
                        """).query(String.class).single();
    }

    /** Parcels as they stand. */
    private final class ParcelTable implements View<String> {

        @Override
        public String table() {
            return "parcels";
        }

        @Override
        public void save(Collection<String> changed) {
            database.jdbc()
                    .sql("""
                            insert into parcels (order_id, state)
                            select split_part(state, ' ', 2), state from unnest(:states::text[]) as states (state)
                            on conflict (order_id) do update set state = excluded.state
                            """)
                    .param("states", changed.toArray(String[]::new))
                    .update();
        }
    }
}
