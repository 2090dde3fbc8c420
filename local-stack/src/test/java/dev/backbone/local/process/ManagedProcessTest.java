package dev.backbone.local.process;

import static dev.backbone.local.process.ScriptProgram.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ManagedProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private ManagedProcess process;

    @BeforeEach
    void runs_for_ever_unless_a_test_says_otherwise() {
        process = managing(READY + "exec sleep 1000");
    }

    @AfterEach
    void stop() {
        process.stop();
    }

    @Test
    void starts_and_is_ready() {
        process.start();

        assertThat(process.ready()).isTrue();
        assertThat(process.running()).isPresent();
        assertThat(events).containsExactly("launched", "ready");
    }

    @Test
    void starting_twice_starts_it_once() {
        process.start();
        ProcessHandle first = process.running().orElseThrow();
        process.start();

        assertThat(process.running()).hasValue(first);
    }

    @Test
    void stops_in_order_and_stays_down() {
        process = managing("trap 'echo bye; exit 0' TERM; " + READY + "while :; do sleep 0.1; done");
        process.start();
        ProcessHandle running = process.running().orElseThrow();

        process.stop();

        assertThat(running.isAlive()).isFalse();
        assertThat(process.running()).isEmpty();
        assertThat(process.log()).content().contains("bye");
        assertThat(events).containsExactly("launched", "ready", "stopped");
    }

    @Test
    void starts_again_after_a_stop() {
        process.start();
        process.stop();
        process.start();

        assertThat(process.running()).isPresent();
    }

    @Test
    void a_program_that_ignores_the_signal_is_killed_when_patience_ends() {
        process = managing("trap '' TERM; " + READY + "while :; do sleep 0.1; done");
        process.start();
        ProcessHandle running = process.running().orElseThrow();

        process.stop();

        assertThat(running.isAlive()).isFalse();
    }

    @Test
    void a_program_that_dies_is_restarted() {
        process.start();
        ProcessHandle first = process.running().orElseThrow();

        first.destroyForcibly();

        await().atMost(PATIENCE)
                .until(() -> process.running()
                                .filter(next -> next.pid() != first.pid())
                                .isPresent()
                        && process.ready());
        assertThat(events).startsWith("launched", "ready", "died 137", "launched");
    }

    @Test
    void a_program_that_can_not_be_restarted_is_as_soon_as_it_can() throws Exception {
        process.start();
        ProcessHandle first = process.running().orElseThrow();
        Path obstacle = folder.resolve("ready");
        Files.delete(obstacle);
        Files.createDirectories(obstacle.resolve("full"));

        first.destroyForcibly();
        await().atMost(PATIENCE).until(() -> events.contains("hindered"));
        assertThat(process.running()).isEmpty();
        Files.delete(obstacle.resolve("full"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events)
                        .startsWith("launched", "ready", "died 137", "hindered")
                        .endsWith("launched", "ready"));
        assertThat(process.running()).isPresent();
    }

    @Test
    void a_killed_program_stays_down_until_it_is_started() {
        process.start();
        process.kill();
        assertThat(process.running()).isEmpty();

        process.start();
        assertThat(process.running()).isPresent();
        assertThat(events).containsExactly("launched", "ready", "stopped", "launched", "ready");
    }

    @Test
    void a_program_that_dies_before_it_is_ready_fails_the_start_with_its_last_words() {
        process = managing("echo out of cheese; exit 7");

        assertThatThrownBy(process::start)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("ended with exit code 7 before it was ready")
                .hasMessageContaining("out of cheese");
        assertThat(process.running()).isEmpty();
    }

    private ManagedProcess managing(String script) {
        return new ManagedProcess(
                new ScriptProgram(script, folder.resolve("ready")), folder.resolve("script.log"), new Recorder());
    }

    private final class Recorder implements ProcessListener {

        @Override
        public void launched(ManagedProcess process) {
            events.add("launched");
        }

        @Override
        public void ready(ManagedProcess process, Duration took) {
            events.add("ready");
        }

        @Override
        public void died(ManagedProcess process, int exitCode, Duration restartIn) {
            events.add("died " + exitCode);
        }

        @Override
        public void hindered(ManagedProcess process, Exception reason) {
            events.add("hindered");
        }

        @Override
        public void stopped(ManagedProcess process) {
            events.add("stopped");
        }
    }
}
