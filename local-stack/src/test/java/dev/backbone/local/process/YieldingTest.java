package dev.backbone.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets the processor while there is not enough for all; see proc(5) and sched(7). */
class YieldingTest {

    private static final Path OWN_AUTOGROUP = Path.of("/proc/self/autogroup");

    @TempDir
    private Path folder;

    @Test
    void what_yields_is_nicer_than_what_does_not() throws IOException, InterruptedException {
        assumeThat(Path.of("/proc/self/stat")).exists();
        var usual = start(false);
        var yielding = start(true);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(nicenessOf(yielding)).isEqualTo(Math.min(nicenessOf(usual) + 10, 19)));
        } finally {
            yielding.kill();
            usual.kill();
        }
    }

    @Test
    void so_is_its_session_and_no_other() throws IOException, InterruptedException {
        assumeThat(OWN_AUTOGROUP).exists();
        assumeThat(Executables.find("setsid")).isPresent();
        var own = Files.readString(OWN_AUTOGROUP);
        var usual = start(false);
        var yielding = start(true);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(autogroupOf(yielding)).endsWith("nice 10\n"));
            assertThat(autogroupOf(usual)).endsWith("nice 0\n");
            assertThat(Files.readString(OWN_AUTOGROUP)).isEqualTo(own);
        } finally {
            yielding.kill();
            usual.kill();
        }
    }

    private ChildProcess start(boolean yields) throws IOException {
        return ChildProcess.start(Launch.of(List.of("sleep", "1000")).yields(yields), folder.resolve("log"));
    }

    /** The nineteenth field; the second, the command's name, is in parentheses. */
    private static int nicenessOf(ChildProcess process) throws IOException {
        var stat = Files.readString(ofProcess(process, "stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
    }

    private static String autogroupOf(ChildProcess process) throws IOException {
        return Files.readString(ofProcess(process, "autogroup"));
    }

    private static Path ofProcess(ChildProcess process, String file) {
        return Path.of("/proc", Long.toString(process.handle().pid()), file);
    }
}
