package dev.backbone.bench.preload;

import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Fills journals, views and topics with finished orders: clones of real ones with ids of their own. What is on hand
 * stays as it is, so the audit's sums over stock don't hold afterwards.
 */
public record Preload(LocalStack stack, List<String> originals) {

    /** Returns when at least so many orders more are there. All services are stopped meanwhile. */
    public void run(long orders) throws SQLException, ExecutionException, InterruptedException {
        long clones = (orders + originals.size() - 1) / originals.size();
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                new ClonedRows(service, stack.database(service), originals).clone(clones);
            }
        }
        new ClonedRecords(stack.kafkaBootstrap(), originals).clone(clones);
        new GroupOffsets(stack.kafkaBootstrap()).moveToEnds();
    }
}
