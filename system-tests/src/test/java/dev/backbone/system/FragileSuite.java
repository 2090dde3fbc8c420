package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.fault.Faults;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.audit.Audit;
import dev.backbone.local.audit.AuditOptions;
import dev.backbone.local.process.ManagedProcess;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A suite with the fault agent in every service, shared by the tests that do it harm: each leaves it up and well.
 * Started when it is first needed, stopped at exit.
 */
final class FragileSuite {

    static final Faults FAULTS = new Faults(Suite.ROOT.resolve("system-tests/target/faults"));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Who has died often is restarted late, and needs others who are. */
    private static final Duration LONGEST_RETURN = Duration.ofMinutes(3);

    private FragileSuite() {}

    static LocalStack running() {
        return Started.STACK;
    }

    static Shop shop() {
        return new Shop(running());
    }

    /** The services that keep a database, by name. */
    static List<String> services() {
        return Stream.of(Service.values())
                .filter(Service::hasDatabase)
                .map(Service::moduleName)
                .toList();
    }

    /** Kafka, Postgres and the first instance of each service. */
    static List<String> everybody() {
        return Stream.concat(
                        Stream.of("kafka", "postgres"),
                        Stream.of(Service.values()).map(Service::moduleName))
                .toList();
    }

    static List<ManagedProcess> processes(Collection<String> names) {
        return names.stream().map(running()::process).toList();
    }

    /** At the same time for all: the processes' work, not ours, is what takes long. */
    static void forEach(List<ManagedProcess> processes, Consumer<ManagedProcess> action) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = processes.stream()
                    .map(process -> CompletableFuture.runAsync(() -> action.accept(process), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(tasks).join();
        }
    }

    /** Once all are back, each accepted order comes to its end, and the audit finds nothing wrong and nothing left to do. */
    static void assertAllWell(Set<String> accepted) throws InterruptedException {
        var processes = processes(everybody());
        forEach(processes, ManagedProcess::start);
        await().atMost(LONGEST_RETURN).until(() -> processes.stream().allMatch(ManagedProcess::ready));
        awaitEnd(accepted);
        var report = Audit.of(running()).run(new AuditOptions(PATIENCE, true));
        assertThat(report.violations()).as(report.scope()).isEmpty();
        assertThat(report.orders()).isGreaterThanOrEqualTo(accepted.size());
    }

    private static void awaitEnd(Set<String> accepted) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> unfinished(accepted).isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not all orders have come to their end:\n" + Situation.of(running()), e);
        }
    }

    private static Set<String> unfinished(Set<String> accepted) throws SQLException {
        Set<String> unfinished = new HashSet<>(accepted);
        var database = running().database(Service.ORDER);
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select order_id from order_view where final_at is not null")) {
            while (result.next()) {
                unfinished.remove(result.getString(1));
            }
        }
        return unfinished;
    }

    private static final class Started {

        static final LocalStack STACK = start();

        private static LocalStack start() {
            var agent = Suite.ROOT.resolve("fault-agent/target/fault-agent.jar");
            var stack = Suite.fresh("stack-fragile")
                    .environment("JDK_JAVA_OPTIONS", FAULTS.javaOption(agent))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            return stack;
        }
    }
}
