package dev.backbone.local.replay;

import dev.backbone.local.StackException;
import dev.backbone.local.replay.Wire.StockLevel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the items, receives what the orders need, and checks afterwards that nothing was lost or made up. */
final class Stocktaking {

    private static final long LARGEST_RECEIPT = 1_000_000;

    /** The order service reads stock levels on its own, and no call tells how far it has come. */
    private static final Duration FOR_THE_ORDER_SERVICE = Duration.ofSeconds(1);

    /** An order may be completed a moment before the stock view has seen its shipment. */
    private static final Duration LATE_SHIPMENT = Duration.ofSeconds(30);

    private final Suite suite;
    private final ProgressDisplay display;
    private final Duration patience;
    private final Crowd crowd = new Crowd(32);
    private final Map<String, StockLevel> before = new HashMap<>();

    Stocktaking(Suite suite, ProgressDisplay display, Duration patience) {
        this.suite = suite;
        this.display = display;
        this.patience = patience;
    }

    /** Returns when every item can be ordered; what an earlier run has listed or left is taken into account. */
    void stockUp(RetailOrders orders) throws IOException, InterruptedException {
        List<Item> items = List.copyOf(orders.items().values());
        Map<String, Long> demand = orders.demand();
        try (Progress progress = display.of("items listed and received", items.size())) {
            crowd.forEach(items, item -> {
                stockUp(item, demand.getOrDefault(item.sku(), 0L));
                progress.step();
            });
        }
        awaitArrival(items, demand);
        Thread.sleep(FOR_THE_ORDER_SERVICE);
    }

    /** Says for every sku that does not add up what is wrong with it; later corrections are waited for. */
    List<String> discrepancies(RetailOrders orders, Map<String, Long> shipped)
            throws IOException, InterruptedException {
        Map<String, Long> demand = orders.demand();
        Polling<Item> polling = new Polling<>(crowd, patience.compareTo(LATE_SHIPMENT) < 0 ? patience : LATE_SHIPMENT);
        List<Item> wrong = polling.until(
                List.copyOf(orders.items().values()),
                item -> audit(item, demand, shipped).isEmpty());
        List<String> found = new ArrayList<>();
        for (Item item : wrong) {
            audit(item, demand, shipped).ifPresent(found::add);
        }
        return found;
    }

    private void stockUp(Item item, long needed) throws IOException, InterruptedException {
        Optional<StockLevel> level = suite.stock(item.sku());
        synchronized (before) {
            before.put(item.sku(), level.orElse(new StockLevel(null, null, 0, 0)));
        }
        if (level.filter(there -> there.isListedAs(item)).isEmpty()) {
            suite.list(item);
        }
        for (long rest = needed; rest > 0; rest -= LARGEST_RECEIPT) {
            suite.receive(item.sku(), Math.min(rest, LARGEST_RECEIPT));
        }
    }

    private void awaitArrival(List<Item> items, Map<String, Long> demand) throws IOException, InterruptedException {
        List<Item> missing = new Polling<Item>(crowd, patience).until(items, item -> {
            long wanted = before(item) + demand.getOrDefault(item.sku(), 0L);
            return suite.stock(item.sku())
                    .filter(level -> level.onHand() >= wanted && level.isListedAs(item))
                    .isPresent();
        });
        if (!missing.isEmpty()) {
            throw new StackException(
                    StackException.FAILED,
                    missing.size() + " items never came on hand, "
                            + missing.getFirst().sku() + " among them");
        }
    }

    private Optional<String> audit(Item item, Map<String, Long> demand, Map<String, Long> shipped)
            throws IOException, InterruptedException {
        StockLevel level = suite.stock(item.sku()).orElse(new StockLevel(null, null, 0, 0));
        long received = demand.getOrDefault(item.sku(), 0L);
        long gone = shipped.getOrDefault(item.sku(), 0L);
        if (level.onHand() == before(item) + received - gone && level.reserved() == 0) {
            return Optional.empty();
        }
        return Optional.of("%s: %d before + %d received - %d shipped, but %d on hand and %d reserved"
                .formatted(item.sku(), before(item), received, gone, level.onHand(), level.reserved()));
    }

    private long before(Item item) {
        synchronized (before) {
            return before.getOrDefault(item.sku(), new StockLevel(null, null, 0, 0))
                    .onHand();
        }
    }
}
