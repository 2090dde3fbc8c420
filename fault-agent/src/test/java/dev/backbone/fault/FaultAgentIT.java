package dev.backbone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultAgentIT {

    @TempDir
    private Path folder;

    @Test
    void a_program_without_the_named_classes_does_not_start() throws Exception {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        new Faults(folder).javaOption(Path.of("target/fault-agent.jar")),
                        "-cp",
                        Path.of("target/test-classes").toString(),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(output(program))
                .contains("AFTER_POLL: there is no class dev.backbone.runtime.FactListener")
                .doesNotContain("it runs");
        assertThat(program.waitFor()).isNotZero();
    }

    private static String output(Process program) throws IOException {
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
