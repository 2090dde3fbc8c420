package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerEngineTest {

    @Test
    void what_cannot_be_pulled_cannot_be_run() {
        assertThat(ContainerEngine.canRun(List.of("localhost:1/backbone/no-such-image:none")))
                .isFalse();
    }
}
