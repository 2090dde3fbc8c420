package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RealPostgresTest {

    @Test
    void it_is_a_postgres_18() {
        var jdbc = JdbcClient.create(RealPostgres.freshDatabase().dataSource());
        assertThat(jdbc.sql("select uuid_extract_version(uuidv7())")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    void each_fresh_database_is_empty_and_apart_from_the_others() {
        var one = JdbcClient.create(RealPostgres.freshDatabase().dataSource());
        var other = JdbcClient.create(RealPostgres.freshDatabase().dataSource());
        one.sql("create table mine (id int)").update();
        assertThat(other.sql("select count(*) from pg_tables where schemaname = 'public'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
