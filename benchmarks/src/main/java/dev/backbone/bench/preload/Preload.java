package dev.backbone.bench.preload;

import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Fills journals, views and topics with finished orders: clones of real ones with ids of their own. What is on hand
 * stays as it is, so the audit's sums over stock don't hold afterwards.
 */
public record Preload(LocalStack stack, List<String> originals) {

    /** Returns when at least so many orders more are there. All services are stopped meanwhile. */
    public void run(long orders) throws ExecutionException, InterruptedException {
        long clones = (orders + originals.size() - 1) / originals.size();
        List<Callable<Void>> works = new ArrayList<>();
        works.add(() -> {
            new ClonedRecords(stack.kafkaBootstrap(), originals).clone(clones);
            return null;
        });
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                works.add(() -> {
                    new ClonedRows(service, stack.database(service), originals).clone(clones);
                    return null;
                });
            }
        }
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var work : threads.invokeAll(works)) {
                work.get();
            }
        }
        new GroupOffsets(stack.kafkaBootstrap()).moveToEnds();
    }
}
