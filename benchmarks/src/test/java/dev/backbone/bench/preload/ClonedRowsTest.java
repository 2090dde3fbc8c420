package dev.backbone.bench.preload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbone.local.Database;
import dev.backbone.local.Service;
import dev.backbone.testkit.RealPostgres;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClonedRowsTest {

    private static final UUID ORDER = UUID.fromString("0193a1b2-0000-7000-8000-000000000001");
    private static final UUID OTHER_ORDER = UUID.fromString("0193a1b2-0000-7000-8000-000000000002");
    private static final UUID REQUESTED = UUID.fromString("0193a1b2-0000-7000-8000-000000000003");
    private static final UUID CONFIRMED = UUID.fromString("0193a1b2-0000-7000-8000-000000000004");
    private static final UUID START = UUID.fromString("0193a1b2-0000-7000-8000-000000000005");
    private static final int CLONES = 45;

    private final RealPostgres.Database database = RealPostgres.freshDatabase();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @BeforeEach
    void create() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/runtime")
                .load()
                .migrate();
        jdbc.sql("create table order_view (order_id uuid constraint order_view_pk primary key, status text not null)")
                .update();
        jdbc.sql("create index order_view_in_status on order_view (status, order_id)")
                .update();
        jdbc.sql("create index order_view_open on order_view (order_id) where status <> 'COMPLETED'")
                .update();
        jdbc.sql("insert into order_view values (?, 'COMPLETED')").param(ORDER).update();
        insert(ORDER, 1, REQUESTED, START);
        insert(ORDER, 2, CONFIRMED, REQUESTED);
        insert(OTHER_ORDER, 1, START, START);
    }

    @Test
    void clones_of_rows_have_the_ids_that_those_of_records_have() throws Exception {
        cloneRows();

        assertThat(jdbc.sql("select count(*) from journal").query(Integer.class).single())
                .isEqualTo(3 + 2 * CLONES);
        for (int number = 1; number <= CLONES; number++) {
            String order = CloneId.of(ORDER, number).toString();
            UUID requested = CloneId.of(REQUESTED, number);
            assertThat(clone(CloneId.of(CONFIRMED, number)))
                    .isEqualTo(new Clone(order, 2, order, requested, "{\"orderId\":\"%s\"}".formatted(order)));
            assertThat(clone(requested).version()).isOne();
        }
    }

    @Test
    void the_view_shows_all_clones() throws Exception {
        cloneRows();

        assertThat(jdbc.sql("select order_id from order_view where status = 'COMPLETED'")
                        .query(UUID.class)
                        .list())
                .hasSize(1 + CLONES)
                .contains(ORDER, CloneId.of(ORDER, 1), CloneId.of(ORDER, CLONES));
    }

    @Test
    void what_can_not_be_cloned_leaves_everything_as_it_was() {
        List<?> before = definitions();
        jdbc.sql("insert into order_view values (?, 'COMPLETED')")
                .param(CloneId.of(ORDER, CLONES))
                .update();

        assertThatThrownBy(this::cloneRows).hasMessageContaining("order_view_pk");

        assertThat(definitions()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from journal").query(Integer.class).single())
                .isEqualTo(3);
    }

    @Test
    void the_tables_have_the_same_keys_and_indexes_as_before() throws Exception {
        List<?> before = definitions();

        cloneRows();

        assertThat(before).hasSizeGreaterThan(5);
        assertThat(definitions()).isEqualTo(before);
    }

    private void cloneRows() throws Exception {
        Database owned = new Database(database.jdbcUrl(), database.user(), database.password());
        new ClonedRows(Service.ORDER, owned, List.of(ORDER.toString())).clone(CLONES);
    }

    private record Clone(String streamId, long version, String correlationId, UUID causationId, String data) {}

    private Clone clone(UUID id) {
        return jdbc.sql("select stream_id, version, correlation_id, causation_id, data from journal where event_id = ?")
                .param(id)
                .query(Clone.class)
                .single();
    }

    private void insert(UUID order, int version, UUID id, UUID cause) {
        jdbc.sql("""
                        insert into journal (stream_id, version, event_id, source, type, time, correlation_id,
                                             causation_id, data)
                        values (:order, :version, :id, '/stock-service', 'Something', now(), :order, :cause,
                                ('{"orderId":"' || :order || '"}')::json)
                        """)
                .param("order", order.toString())
                .param("version", version)
                .param("id", id)
                .param("cause", cause)
                .update();
    }

    private List<?> definitions() {
        return jdbc.sql("""
                        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as definition
                        from pg_constraint where connamespace = 'public'::regnamespace
                        union all select indexdef from pg_indexes where schemaname = 'public'
                        order by definition
                        """).query().singleColumn();
    }
}
