package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/** {@code spring.flyway.enabled} counts at start, although Spring's own condition on it is decided at build time. */
class MigrationSwitchTest {

    private final RuntimeAutoConfiguration configuration = new RuntimeAutoConfiguration();
    private final Flyway toNowhere = Flyway.configure()
            .dataSource("jdbc:postgresql://127.0.0.1:1/nowhere", "nobody", "")
            .load();

    @Test
    void migrates_by_default() {
        assertThatThrownBy(() -> configuration.migration(true).migrate(toNowhere))
                .isInstanceOf(FlywayException.class);
    }

    @Test
    void needs_no_database_when_switched_off() {
        assertThatCode(() -> configuration.migration(false).migrate(toNowhere)).doesNotThrowAnyException();
    }
}
