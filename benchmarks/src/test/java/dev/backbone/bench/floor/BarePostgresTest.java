package dev.backbone.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.local.Database;
import dev.backbone.local.Service;
import dev.backbone.testkit.RealPostgres;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BarePostgresTest {

    private final RealPostgres.Database postgres = RealPostgres.freshDatabase();
    private final Database database = new Database(postgres.jdbcUrl(), postgres.user(), postgres.password());
    private final JdbcClient jdbc = JdbcClient.create(postgres.dataSource());

    @BeforeEach
    void create() {
        Flyway.configure()
                .dataSource(postgres.dataSource())
                .locations("classpath:db/runtime")
                .load()
                .migrate();
        jdbc.sql("""
                        insert into journal (stream_id, version, event_id, source, type, time, data)
                        values ('order', 1, gen_random_uuid(), '/order-service', 'OrderPlaced', now(), '{"total": 5}')
                        """).update();
    }

    @Test
    void fills_tables_with_the_keys_of_the_suite_as_often_as_it_is_asked_to() throws Exception {
        fillTwice("full_floor", true);

        assertThat(rows("full_floor")).isEqualTo(2_400);
        assertThat(indexes("full_floor")).isEqualTo(indexes("public")).isGreaterThan(2);
    }

    @Test
    void repeats_the_same_rows_where_there_are_no_keys() throws Exception {
        fillTwice("floor", false);

        assertThat(rows("floor")).isEqualTo(2_400);
        assertThat(indexes("floor")).isZero();
    }

    private void fillTwice(String schema, boolean indexed) throws Exception {
        var journal = new OrderTable(Service.ORDER, "journal").share(database, 2);
        try (var bare = BarePostgres.open(database, schema, indexed, List.of(journal))) {
            bare.run(600);
            bare.run(600);
        }
    }

    private long rows(String schema) {
        return jdbc.sql("select count(*) from %s where data ->> 'total' = '5'"
                        .formatted(schema + "." + Service.ORDER.databaseName() + "_journal"))
                .query(Long.class)
                .single();
    }

    private long indexes(String schema) {
        return jdbc.sql("select count(*) from pg_indexes where schemaname = ? and tablename like '%journal'")
                .param(schema)
                .query(Long.class)
                .single();
    }
}
