package dev.backbone.runtime;

import com.zaxxer.hikari.HikariDataSource;
import dev.backbone.testkit.RealPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh database with the runtime's tables. */
final class TestDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final StatementCounter counter = new StatementCounter(pool);

    TestDatabase() {
        var database = RealPostgres.freshDatabase();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(12);
        pool.setConnectionInitSql("set random_page_cost = 1.1; set plan_cache_mode = force_generic_plan");
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/runtime")
                .load()
                .migrate();
    }

    DataSource dataSource() {
        return counter;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(counter);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(counter));
    }

    /** How many statements were prepared so far, by all threads. */
    int statements() {
        return counter.count();
    }

    @Override
    public void close() {
        pool.close();
    }
}
