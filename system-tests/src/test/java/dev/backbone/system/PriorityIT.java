package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who gets the processor while there is not enough for all: orders are accepted first, and then worked off. */
@UsesSuite
class PriorityIT {

    @Test
    void services_behind_the_gateway_leave_the_processor_to_what_takes_orders() {
        assumeThat(Path.of("/proc/self/autogroup")).exists();
        var stack = Suite.running();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(stack.processes())
                        .filteredOn(PriorityIT::yields)
                        .extracting(ManagedProcess::name)
                        .containsExactlyInAnyOrder(
                                "order-service", "stock-service", "payment-service", "shipment-service"));
    }

    /** Sessions are what Linux weighs first. */
    private static boolean yields(ManagedProcess process) {
        return process.running().stream()
                .map(ProcessHandle::pid)
                .anyMatch(pid -> !session(pid).endsWith("nice 0\n"));
    }

    private static String session(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "autogroup"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
