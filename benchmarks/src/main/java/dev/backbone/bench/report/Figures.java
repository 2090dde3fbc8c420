package dev.backbone.bench.report;

import dev.backbone.bench.report.Results.OpenModel;
import dev.backbone.bench.report.Results.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines that a run's results come to: equal runs, equal lines. */
record Figures(Results results) {

    List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        throughput(figures);
        latencies(figures);
        costs(figures);
        costsAtRate(figures);
        floor(figures);
        stores(figures);
        return figures;
    }

    private void throughput(List<Figure> figures) {
        var saturation = results.saturation();
        figures.add(new Figure("accepted at saturation", saturation.acceptedPerSecond(), "orders/s"));
        figures.add(new Figure("completed at saturation", saturation.completedPerSecond(), "orders/s"));
        figures.add(new Figure("refused at saturation", saturation.refused(), "orders"));
        figures.add(new Figure("stolen at saturation", saturation.stolenPercent(), "% of CPU"));
    }

    private String rate() {
        return " at %.0f/s".formatted(results.setting().rate());
    }

    private void latencies(List<Figure> figures) {
        OpenModel open = results.openModel();
        String rate = rate();
        times("accepted" + rate, open.acceptMillis(), figures);
        times("confirmed" + rate, open.confirmMillis(), figures);
        figures.add(new Figure("refused" + rate, open.refused(), "orders"));
        figures.add(new Figure(
                "not confirmed" + rate, open.accepted() - open.confirmMillis().count(), "orders"));
        figures.add(new Figure("stolen" + rate, open.stolenPercent(), "% of CPU"));
    }

    private static void times(String name, Times times, List<Figure> figures) {
        figures.add(new Figure(name + ", p50", times.p50(), "ms"));
        figures.add(new Figure(name + ", p99", times.p99(), "ms"));
        figures.add(new Figure(name + ", p99.9", times.p999(), "ms"));
    }

    private void costs(List<Figure> figures) {
        results.processes()
                .forEach((process, cost) ->
                        figures.add(new Figure("CPU of " + process, cost.cpuMillisPerOrder(), "ms/order")));
        figures.add(new Figure("CPU of the suite", results.cpuMillisPerOrder(), "ms/order"));
        results.processes()
                .forEach((process, cost) ->
                        figures.add(new Figure("memory of " + process, cost.residentMegabytes(), "MB")));
    }

    private void costsAtRate(List<Figure> figures) {
        results.openModel()
                .cpuMillisPerOrder()
                .forEach((process, cost) -> figures.add(new Figure("CPU of " + process + rate(), cost, "ms/order")));
    }

    private void floor(List<Figure> figures) {
        var floor = results.floor();
        figures.add(new Figure("records per order", floor.recordsPerOrder(), ""));
        figures.add(new Figure("bytes of its records", floor.recordBytesPerOrder(), "bytes/order"));
        figures.add(new Figure("rows per order", floor.rowsPerOrder(), ""));
        spent("floor: CPU", floor.cpuMillisPerOrder(), floor.totalCpuMillisPerOrder(), "ms/order", figures);
        figures.add(new Figure("floor", floor.ordersPerSecond(), "orders/s"));
        spent(
                "full floor: CPU",
                floor.fullCpuMillisPerOrder(),
                floor.totalFullCpuMillisPerOrder(),
                "ms/order",
                figures);
        figures.add(new Figure("a fact alone takes", floor.aloneMillis(), "ms"));
        spent("a fact alone: CPU", floor.cpuMillisAlone(), floor.totalCpuMillisAlone(), "ms", figures);
        figures.add(new Figure("the suite is", results.timesTheFloor(), "times the floor"));
    }

    private static void spent(String name, Map<String, Double> parts, double total, String unit, List<Figure> figures) {
        parts.forEach((part, millis) -> figures.add(new Figure(name + " of " + part, millis, unit)));
        figures.add(new Figure(name, total, unit));
    }

    private void stores(List<Figure> figures) {
        figures.add(new Figure("Kafka's logs", results.disk().kafkaBytesPerOrder(), "bytes/order"));
        figures.add(new Figure("Postgres", results.disk().postgresBytesPerOrder(), "bytes/order"));
        figures.add(new Figure(
                "rebuild of " + results.rebuild().view(), results.rebuild().eventsPerSecond(), "events/s"));
        figures.add(new Figure("start-up", results.startUp().seconds(), "s"));
    }
}
