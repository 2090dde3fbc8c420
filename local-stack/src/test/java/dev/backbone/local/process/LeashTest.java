package dev.backbone.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What happens to a child when the JVM that started it is gone. */
@Execution(ExecutionMode.CONCURRENT)
class LeashTest {

    @TempDir
    private Path folder;

    @Test
    void a_child_ends_when_its_supervisor_is_killed_with_sigkill() throws IOException {
        assertChildEndsWithSupervisor("exec sleep 1000");
    }

    @Test
    void even_a_child_that_ignores_the_stop_signal_ends() throws IOException {
        assertChildEndsWithSupervisor("trap '' TERM; while :; do sleep 0.1; done");
    }

    private void assertChildEndsWithSupervisor(String script) throws IOException {
        Process supervisor = supervising(ScriptProgram.READY + script);
        try (BufferedReader output = supervisor.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            supervisor.destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).until(() -> !child.isAlive());
        }
    }

    private Process supervising(String script) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SupervisorMain.class.getName(),
                        script,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts a script, prints its pid, and waits to be killed. */
    static final class SupervisorMain {

        private SupervisorMain() {}

        public static void main(String[] args) throws InterruptedException {
            Path folder = Path.of(args[1]);
            Program program = new ScriptProgram(args[0], folder.resolve("ready"));
            ManagedProcess process = new ManagedProcess(program, folder.resolve("script.log"), ProcessListener.SILENT);
            process.start();
            System.out.println(process.running().orElseThrow().pid());
            Thread.currentThread().join();
        }
    }
}
