package dev.backbone.bench.floor;

import dev.backbone.bench.cost.CpuReading;
import dev.backbone.events.Topic;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.audit.Listeners;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Does with Kafka and Postgres what orders can't do without: the same records, acknowledged and read once, and the same
 * rows, committed in batches. Everything that the suite costs beyond that is its own. The same again with the indexes of
 * the rows' tables, and each record read by all who hear it: what the suite's guarantees and its parts ask for, before there
 * is any code. And what a single fact costs that is handed on alone, as facts are while there is little to do.
 */
public record Floor(LocalStack stack, Recipe recipe) {

    private static final long LEAST_ORDERS = 10_000;
    private static final long MOST_ORDERS = 20_000;
    private static final int FACTS_ALONE = 2_000;

    /** Measures the floor of so many orders, within bounds: few say little. The services are stopped by then. */
    public FloorRun run(long orders) throws SQLException, ExecutionException, InterruptedException {
        long measured = Math.clamp(orders, LEAST_ORDERS, MOST_ORDERS);
        List<Set<String>> onlyOne = List.of(names(EnumSet.allOf(Topic.class)));
        List<Set<String>> all = Arrays.stream(Service.values())
                .map(service -> names(Listeners.topicsHeardBy(service)))
                .toList();
        try (var bare = Stores.open(this, "floor", onlyOne, false);
                var full = Stores.open(this, "full_floor", all, true)) {
            return new FloorRun(
                    measured,
                    secondTime(() -> bare.run(measured)),
                    secondTime(() -> full.run(measured)),
                    FACTS_ALONE,
                    secondTime(() -> bare.runOneByOne(FACTS_ALONE)));
        }
    }

    private static Set<String> names(Set<Topic> topics) {
        return topics.stream().map(Topic::topicName).collect(Collectors.toSet());
    }

    private FloorRun.Spent secondTime(Work work) throws SQLException, ExecutionException, InterruptedException {
        work.run();
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

    /** Topics and tables under names of their own. */
    private record Stores(BareKafka kafka, BarePostgres postgres) implements AutoCloseable {

        static Stores open(Floor floor, String name, List<Set<String>> heard, boolean indexed)
                throws SQLException, ExecutionException, InterruptedException {
            var postgres = BarePostgres.open(floor.stack.administration(), name, indexed, floor.recipe.tables());
            var kafka = BareKafka.open(floor.stack.kafkaBootstrap(), name + "-", heard, floor.recipe.topics());
            return new Stores(kafka, postgres);
        }

        void run(long orders) throws SQLException, ExecutionException, InterruptedException {
            kafka.run(orders);
            postgres.run(orders);
        }

        void runOneByOne(long facts) throws SQLException, ExecutionException, InterruptedException {
            kafka.runOneByOne(facts);
            postgres.runOneByOne(facts);
        }

        @Override
        public void close() throws SQLException {
            kafka.close();
            postgres.close();
        }
    }
}
