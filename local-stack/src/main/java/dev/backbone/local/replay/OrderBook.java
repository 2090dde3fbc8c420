package dev.backbone.local.replay;

import dev.backbone.local.replay.ParsedRow.Sale;
import dev.backbone.local.replay.ParsedRow.Skipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects sales into orders: one per invoice, in the order invoices are first seen, duplicate skus merged. */
final class OrderBook {

    private static final int MOST_LINES = 1_000;
    private static final long LARGEST_QUANTITY = 1_000_000;

    private final Path file;
    private final int limit;
    private final Map<String, List<Sale>> invoices = new LinkedHashMap<>();
    private final Set<String> beyondLimit = new HashSet<>();
    private final Skips skips = new Skips();
    private final PriceList prices = new PriceList();

    OrderBook(Path file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    void add(ParsedRow row) {
        switch (row) {
            case Skipped skipped -> skips.add(skipped);
            case Sale sale when isBeyondLimit(sale) -> skips.add(SkipReason.BEYOND_LIMIT, 1);
            case Sale sale ->
                invoices.computeIfAbsent(sale.invoice(), _ -> new ArrayList<>()).add(sale);
        }
    }

    RetailOrders close() {
        List<PlannedOrder> orders = new ArrayList<>();
        invoices.forEach((invoice, sales) -> merge(invoice, sales, orders));
        return new RetailOrders(file, orders, prices.items(), skips);
    }

    private boolean isBeyondLimit(Sale sale) {
        if (beyondLimit.contains(sale.invoice())) {
            return true;
        }
        boolean beyond = invoices.size() >= limit && !invoices.containsKey(sale.invoice());
        return beyond && beyondLimit.add(sale.invoice());
    }

    private void merge(String invoice, List<Sale> sales, List<PlannedOrder> orders) {
        Map<String, Long> quantities = new LinkedHashMap<>();
        sales.forEach(sale -> quantities.merge(sale.sku(), sale.quantity(), Math::addExact));
        if (quantities.size() > MOST_LINES) {
            skips.add(SkipReason.TOO_MANY_LINES, sales.size());
        } else if (quantities.values().stream().anyMatch(quantity -> quantity > LARGEST_QUANTITY)) {
            skips.add(SkipReason.TOO_LARGE_QUANTITY, sales.size());
        } else {
            sales.forEach(prices::add);
            Sale first = sales.getFirst();
            String customer = first.customer().isEmpty() ? "guest" : first.customer();
            orders.add(new PlannedOrder(invoice, customer, first.country(), quantities));
        }
    }
}
