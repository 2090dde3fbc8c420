package dev.backbone.bench.floor;

import dev.backbone.bench.cost.CpuReading;
import dev.backbone.local.LocalStack;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/**
 * Does with Kafka and Postgres what orders can't do without: the same records, acknowledged and read once, and the same
 * rows, committed in batches. Everything that the suite costs beyond that is its own. And what a single fact costs that is
 * handed on alone, as facts are while there is little to do.
 */
public record Floor(LocalStack stack, Recipe recipe) {

    private static final long LEAST_ORDERS = 10_000;
    private static final long MOST_ORDERS = 20_000;
    private static final int FACTS_ALONE = 2_000;

    /** Measures the floor of so many orders, within bounds: few say little. The services are stopped by then. */
    public FloorRun run(long orders) throws SQLException, ExecutionException, InterruptedException {
        long measured = Math.clamp(orders, LEAST_ORDERS, MOST_ORDERS);
        try (var kafka = BareKafka.open(stack.kafkaBootstrap(), recipe.topics());
                var postgres = BarePostgres.open(stack.administration(), recipe.tables())) {
            Work batched = () -> {
                kafka.run(measured);
                postgres.run(measured);
            };
            Work alone = () -> {
                kafka.runOneByOne(FACTS_ALONE);
                postgres.runOneByOne(FACTS_ALONE);
            };
            batched.run();
            var spentBatched = measure(batched);
            alone.run();
            return new FloorRun(measured, spentBatched, FACTS_ALONE, measure(alone));
        }
    }

    private FloorRun.Spent measure(Work work) throws SQLException, ExecutionException, InterruptedException {
        CpuReading before = CpuReading.of(stack.processes());
        long began = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - began;
        return new FloorRun.Spent(nanos / 1e9, CpuReading.of(stack.processes()).since(before));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException, ExecutionException, InterruptedException;
    }
}
