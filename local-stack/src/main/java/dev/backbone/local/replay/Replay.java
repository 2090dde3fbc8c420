package dev.backbone.local.replay;

import dev.backbone.local.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Replays a file of real orders: stocks up, places them, follows each to its end, and checks that all adds up. */
public final class Replay {

    private final ReplayOptions options;
    private final PrintWriter out;
    private final ProgressDisplay display;

    public Replay(ReplayOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
        this.display = new ProgressDisplay(out);
    }

    /**
     * Runs it and prints a summary; says whether every order became final and everything adds up.
     *
     * @throws StackException when the file can't be used or the suite can't be reached
     */
    public boolean run() throws InterruptedException {
        RetailOrders orders = new RetailFile(options.file()).read(options.limit());
        out.printf(
                "%s: %,d orders, %,d lines, %,d items%n",
                options.file().getFileName(),
                orders.orders().size(),
                orders.lines(),
                orders.items().size());
        out.flush();
        try (Suite suite = new Suite(options.suite(), options.tokens(), options.patience())) {
            suite.requireReachable();
            return run(orders, suite);
        } catch (IOException e) {
            throw new StackException(StackException.FAILED, "replay stopped: " + e, e);
        }
    }

    private boolean run(RetailOrders orders, Suite suite) throws IOException, InterruptedException {
        Stocktaking stocktaking = new Stocktaking(suite, display, options.patience());
        stocktaking.stockUp(orders);
        Following following = new Following(suite, options.patience());
        Placement placement = new Placement(suite, following);
        try (Progress progress = display.of("orders final", orders.orders().size())) {
            placeAndFollow(orders.orders(), placement, following, progress);
        }
        List<String> discrepancies = stocktaking.discrepancies(orders, shipped(following.outcomes()));
        ReplayReport report = new ReplayReport(orders, placement, following, discrepancies, suite.retries());
        report.print(out);
        return report.isGood();
    }

    private void placeAndFollow(List<PlannedOrder> orders, Placement placement, Following following, Progress progress)
            throws IOException, InterruptedException {
        FutureTask<Void> follower = new FutureTask<>(() -> {
            following.untilAllFinal(progress);
            return null;
        });
        Thread.ofVirtual().name("following").start(follower);
        try {
            if (options.rate().isPresent()) {
                placement.atRate(options.rate().getAsDouble(), orders);
            } else {
                placement.asFastAsAnswered(orders);
            }
        } finally {
            following.allPlaced();
        }
        await(follower);
    }

    private static void await(FutureTask<Void> follower) throws IOException, InterruptedException {
        try {
            follower.get();
        } catch (ExecutionException e) {
            throw new IOException("following the orders failed: " + e.getCause(), e);
        }
    }

    private static Map<String, Long> shipped(List<Outcome> outcomes) {
        Map<String, Long> shipped = new HashMap<>();
        outcomes.stream()
                .filter(Outcome::isCompleted)
                .forEach(outcome -> outcome.plan()
                        .quantities()
                        .forEach((sku, quantity) -> shipped.merge(sku, quantity, Math::addExact)));
        return shipped;
    }
}
