package dev.backbone.bench.floor;

import dev.backbone.bench.cost.CpuReading;
import dev.backbone.local.LocalStack;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/**
 * Does with Kafka and Postgres what orders can't do without: the same records, acknowledged and read once, and the same
 * rows, committed in batches. Everything that the suite costs beyond that is its own.
 */
public record Floor(LocalStack stack, Recipe recipe) {

    private static final long LEAST_ORDERS = 10_000;
    private static final long MOST_ORDERS = 20_000;

    /** Measures the floor of so many orders, within bounds: few say little. The services are stopped by then. */
    public FloorRun run(long orders) throws SQLException, ExecutionException, InterruptedException {
        long measured = Math.clamp(orders, LEAST_ORDERS, MOST_ORDERS);
        try (var kafka = BareKafka.open(stack.kafkaBootstrap(), recipe.topics());
                var postgres = BarePostgres.open(stack.administration(), recipe.tables())) {
            warmUp(kafka, postgres, measured);
            CpuReading before = CpuReading.of(stack.processes());
            long began = System.nanoTime();
            kafka.run(measured);
            postgres.run(measured);
            long nanos = System.nanoTime() - began;
            return new FloorRun(
                    measured, nanos / 1e9, CpuReading.of(stack.processes()).since(before));
        }
    }

    private static void warmUp(BareKafka kafka, BarePostgres postgres, long orders)
            throws SQLException, ExecutionException, InterruptedException {
        kafka.run(orders);
        postgres.run(orders);
    }
}
