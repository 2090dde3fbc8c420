package dev.backbone.local.replay;

import dev.backbone.local.replay.Wire.Money;
import dev.backbone.local.replay.Wire.OrderState;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The summary of a replay, and the verdict. */
final class ReplayReport {

    private static final int EXAMPLES = 5;

    private final RetailOrders orders;
    private final Placement placement;
    private final List<Outcome> outcomes;
    private final List<PlacedOrder> unfinished;
    private final List<String> discrepancies;
    private final List<String> wrongTotals;
    private final long retries;

    ReplayReport(
            RetailOrders orders, Placement placement, Following following, List<String> discrepancies, long retries) {
        this.orders = orders;
        this.placement = placement;
        this.outcomes = following.outcomes();
        this.unfinished = following.unfinished();
        this.discrepancies = discrepancies;
        this.wrongTotals = outcomes.stream()
                .filter(Outcome::isCompleted)
                .filter(this::hasWrongTotal)
                .map(outcome ->
                        outcome.state().orderId() + ": " + outcome.state().total())
                .toList();
        this.retries = retries;
    }

    boolean isGood() {
        return placement.refusals().isEmpty()
                && unfinished.isEmpty()
                && discrepancies.isEmpty()
                && wrongTotals.isEmpty();
    }

    void print(PrintWriter out) {
        out.println();
        printSkips(out);
        printStates(out);
        printThroughput(out);
        printLatency("POST to 202", placement.latency(), out);
        printLatency("accepted to confirmed", latency(OrderState::confirmedAt), out);
        printLatency("accepted to final", latency(OrderState::finalAt), out);
        printCheck(
                "stock", orders.items().size() + " items, on hand = before + received - shipped", discrepancies, out);
        printCheck("totals", "each completed order costs quantity x listed price", wrongTotals, out);
        out.flush();
    }

    private void printSkips(PrintWriter out) {
        new TreeMap<>(orders.skips().counts())
                .forEach((reason, rows) -> out.printf("skipped rows           %,d %s%n", rows, reason));
        orders.skips().malformed().forEach(row -> out.printf("  %s:%d: %s%n", orders.file(), row.line(), row.detail()));
    }

    private void printStates(PrintWriter out) {
        Map<String, Long> states = outcomes.stream()
                .collect(Collectors.groupingBy(ReplayReport::describe, TreeMap::new, Collectors.counting()));
        states.forEach((state, count) -> out.printf("orders                 %,d %s%n", count, state));
        if (!placement.refusals().isEmpty()) {
            out.printf(
                    "orders                 %,d NOT ACCEPTED%n",
                    placement.refusals().size());
            examples(placement.refusals(), out);
        }
        if (!unfinished.isEmpty()) {
            out.printf("orders                 %,d NEVER FINAL%n", unfinished.size());
            examples(unfinished.stream().map(PlacedOrder::orderId).toList(), out);
        }
        if (retries > 0) {
            out.printf("requests repeated      %,d%n", retries);
        }
    }

    private void printThroughput(PrintWriter out) {
        outcomes.stream()
                .map(outcome -> outcome.state().finalAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> {
                    double seconds = Duration.between(placement.began(), last).toMillis() / 1000.0;
                    out.printf(
                            "throughput             %,.1f orders/s, %.1f s from the first POST to the last final state%n",
                            outcomes.size() / seconds, seconds);
                });
    }

    private static void printLatency(String name, Latency latency, PrintWriter out) {
        if (latency.count() > 0) {
            out.printf("%-22s p50 %,.0f ms, p99 %,.0f ms%n", name, latency.millisAt(50), latency.millisAt(99));
        }
    }

    private static void printCheck(String name, String rule, List<String> violations, PrintWriter out) {
        if (violations.isEmpty()) {
            out.printf("%-22s OK: %s%n", name + " check", rule);
        } else {
            out.printf("%-22s FAILED for %,d: %s%n", name + " check", violations.size(), rule);
            examples(violations, out);
        }
    }

    private static void examples(List<String> all, PrintWriter out) {
        all.stream().limit(EXAMPLES).forEach(example -> out.println("  " + example));
    }

    private static String describe(Outcome outcome) {
        String reason = outcome.state().reason();
        return outcome.state().status() + (reason == null ? "" : " (" + reason + ")");
    }

    private Latency latency(Function<OrderState, @Nullable Instant> end) {
        Latency latency = new Latency();
        for (Outcome outcome : outcomes) {
            Instant reached = end.apply(outcome.state());
            if (reached != null) {
                latency.record(Duration.between(outcome.state().requestedAt(), reached));
            }
        }
        return latency;
    }

    private boolean hasWrongTotal(Outcome outcome) {
        return !Money.pounds(outcome.plan().totalMinor(orders.items()))
                .equals(outcome.state().total());
    }
}
