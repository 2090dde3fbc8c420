package dev.backbone.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    private final ProcessIdentity ourselves = ProcessIdentity.of(ProcessHandle.current());

    @Test
    void finds_a_process_that_lives() {
        assertThat(ourselves.find()).hasValue(ProcessHandle.current());
    }

    @Test
    void does_not_mistake_a_later_process_with_the_same_pid_for_it() {
        ProcessIdentity earlier =
                new ProcessIdentity(ourselves.pid(), ourselves.started().minus(Duration.ofHours(1)));

        assertThat(earlier.find()).isEmpty();
    }
}
