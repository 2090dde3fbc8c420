package dev.backbone.bench;

import dev.backbone.bench.cost.CpuReading;
import dev.backbone.bench.cost.ProcessorTime;
import dev.backbone.bench.floor.Floor;
import dev.backbone.bench.floor.FloorRun;
import dev.backbone.bench.floor.Recipe;
import dev.backbone.bench.load.Latencies;
import dev.backbone.bench.load.OpenLoop;
import dev.backbone.bench.load.OrderWatch;
import dev.backbone.bench.load.Shelves;
import dev.backbone.bench.load.Shop;
import dev.backbone.bench.report.Results;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** One run on a stack of its own, from its start to the floor. */
final class Bench {

    private final BenchOptions options;
    private final PrintWriter out;

    Bench(BenchOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    Results run() throws IOException, SQLException, ExecutionException, InterruptedException {
        StartUpClock startUp = new StartUpClock();
        LocalStack built = LocalStack.builder(options.root())
                .home(options.home())
                .fresh(true)
                .authorization(false)
                // One caller asks as much as all customers together.
                .environment("BACKBONE_ATONCE_REQUESTS", "1000")
                .environment("BACKBONE_ATONCE_PERCALLER", "1000")
                .environment("BACKBONE_RATELIMIT_PERSECOND", "1000000")
                .environment("BACKBONE_RATELIMIT_BURST", "1000000")
                // The provider is not ours: what it takes says nothing about the suite.
                .environment("BACKBONE_PROVIDER_LATENCY", "0ms")
                .jvm(options.jvm())
                .listener(startUp)
                .build();
        say("starting the suite");
        try (LocalStack stack = startUp.time(built);
                Shop shop = new Shop(stack.baseUri())) {
            say("filling the shelves");
            new Shelves(shop).fill(options.workload().articles());
            if (options.preload() > 0) {
                say("preloading %,d orders".formatted(options.preload()));
                new Preloading(stack, shop, options).run(startUp);
            }
            return measure(stack, shop, startUp);
        }
    }

    private Results measure(LocalStack stack, Shop shop, StartUpClock startUp)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        SaturationRun saturated;
        Results.OpenModel openModel;
        say("saturating");
        try (OrderWatch watch = OrderWatch.start(stack.kafkaBootstrap())) {
            saturated = new SaturationPhase(stack, shop, watch, options).run();
            say("at %.0f orders/s".formatted(options.rate()));
            openModel = openModel(stack, shop, watch);
        }
        say("rebuilding a view");
        Results.Rebuild rebuild = new RebuildPhase(stack).run("order_view");
        say("the floor");
        Results.Floor floor = floor(stack, saturated.recipe(), saturated.orders());
        return new Results(
                setting(),
                startUp.result(),
                saturated.saturation(),
                openModel,
                saturated.processes(),
                saturated.disk(),
                rebuild,
                floor);
    }

    private Results.OpenModel openModel(LocalStack stack, Shop shop, OrderWatch watch) throws InterruptedException {
        long before = watch.ended();
        OpenLoop loop = new OpenLoop(shop, options.workload());
        CpuReading cpuBefore = CpuReading.of(stack.processes());
        ProcessorTime timeBefore = ProcessorTime.now();
        loop.run(options.rate(), options.duration());
        Drain.await(watch, before + loop.accepted());
        var cpu = CpuReading.of(stack.processes()).since(cpuBefore);
        return new Results.OpenModel(
                loop.accepted(),
                loop.refused(),
                times(loop.accepting()),
                times(loop.confirming(watch)),
                Millis.each(cpu, loop.accepted()),
                ProcessorTime.now().stolenPercentSince(timeBefore));
    }

    private static Results.Times times(Latencies latencies) {
        return new Results.Times(
                latencies.count(), latencies.millisAt(50), latencies.millisAt(99), latencies.millisAt(99.9));
    }

    private static Results.Floor floor(LocalStack stack, Recipe recipe, long orders)
            throws SQLException, ExecutionException, InterruptedException {
        for (Service service : Service.values()) {
            stack.process(service.moduleName()).stop();
        }
        FloorRun run = new Floor(stack, recipe).run(orders);
        return new Results.Floor(
                recipe.recordsPerOrder(),
                recipe.bytesPerOrder(),
                recipe.rowsPerOrder(),
                run.orders() / run.batched().seconds(),
                new TreeMap<>(Millis.each(run.batched().cpu(), run.orders())),
                new TreeMap<>(Millis.each(run.full().cpu(), run.orders())),
                run.alone().seconds() * 1_000 / run.facts(),
                new TreeMap<>(Millis.each(run.alone().cpu(), run.facts())));
    }

    private Results.Setting setting() {
        return new Results.Setting(
                options.workload().name(),
                Math.toIntExact(options.duration().toSeconds()),
                Math.toIntExact(options.warmUp().toSeconds()),
                options.window(),
                options.rate(),
                options.preload(),
                Runtime.getRuntime().availableProcessors());
    }

    private void say(String what) {
        out.println("… " + what);
        out.flush();
    }
}
