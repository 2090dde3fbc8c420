package dev.backbone.bench;

import dev.backbone.bench.load.ClosedLoop;
import dev.backbone.bench.load.OrderWatch;
import dev.backbone.bench.load.Shop;
import dev.backbone.bench.preload.Preload;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.StackException;
import dev.backbone.local.process.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Has some real orders finished, stops the services, clones the orders, and starts the services again. */
record Preloading(LocalStack stack, Shop shop, BenchOptions options) {

    private static final Duration FOR_ORIGINALS = Duration.ofSeconds(3);
    private static final int WINDOW = 100;
    private static final int MOST_ORIGINALS = 200;

    /** The start-up that counts from then on is that of services that find the orders there. */
    void run(StartUpClock startUp) throws IOException, ExecutionException, InterruptedException {
        List<String> originals = originals();
        List<ManagedProcess> services = Stream.of(Service.values())
                .map(service -> stack.process(service.moduleName()))
                .toList();
        services.forEach(ManagedProcess::stop);
        new Preload(stack, originals).run(options.preload());
        long began = System.nanoTime();
        start(services);
        startUp.tookSince(began);
        // The gateway was not there when the clones came, and still has to hear of them all.
        Rest.await(stack);
        awaitDisk();
    }

    private static void start(List<ManagedProcess> services) throws ExecutionException, InterruptedException {
        var starts = services.stream()
                .map(service -> Executors.callable(service::start))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var start : threads.invokeAll(starts)) {
                start.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackException known) {
                throw known;
            }
            throw e;
        }
    }

    /** What the system has not written yet it would write while it is measured. */
    private static void awaitDisk() throws IOException, InterruptedException {
        int status = new ProcessBuilder("sync").inheritIO().start().waitFor();
        if (status != 0) {
            throw new StackException(StackException.FAILED, "sync ended with " + status);
        }
    }

    private List<String> originals() throws InterruptedException {
        try (OrderWatch watch = OrderWatch.start(stack.kafkaBootstrap())) {
            try (ClosedLoop loop = ClosedLoop.start(shop, watch, options.workload(), WINDOW)) {
                Thread.sleep(FOR_ORIGINALS);
                loop.stop();
                Drain.await(watch, loop.accepted());
            }
            return watch.endedOrders().stream().limit(MOST_ORIGINALS).toList();
        }
    }
}
