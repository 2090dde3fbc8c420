package dev.backbone.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** Everything that one run has measured. Times are in the unit that their name ends with. */
public record Results(
        Setting setting,
        StartUp startUp,
        Saturation saturation,
        OpenModel openModel,
        Map<String, ProcessCost> processes,
        Disk disk,
        Rebuild rebuild,
        Floor floor) {

    public record Setting(
            String workload,
            int durationSeconds,
            int warmUpSeconds,
            int window,
            double rate,
            long preload,
            int cores) {}

    /** From the first process' launch until the last is ready. */
    public record StartUp(double seconds, Map<String, Double> byProcess) {}

    /** {@code stolenPercent} is the part of the processors' time that other machines had. */
    public record Saturation(
            double acceptedPerSecond, double completedPerSecond, long completed, long refused, double stolenPercent) {}

    public record OpenModel(
            long accepted,
            long refused,
            Times acceptMillis,
            Times confirmMillis,
            Map<String, Double> cpuMillisPerOrder,
            double stolenPercent) {}

    public record Times(long count, double p50, double p99, double p999) {}

    /** At saturation. */
    public record ProcessCost(double cpuMillisPerOrder, double residentMegabytes) {}

    public record Disk(double kafkaBytesPerOrder, double postgresBytesPerOrder) {}

    public record Rebuild(String view, long events, double eventsPerSecond) {}

    /**
     * The same records and rows by the barest code.
     *
     * @param fullCpuMillisPerOrder the same with the tables' indexes, and each record read by all who hear it
     * @param aloneMillis a record that is produced alone, acknowledged, read, and followed by a row that is committed alone
     */
    public record Floor(
            double recordsPerOrder,
            double recordBytesPerOrder,
            double rowsPerOrder,
            double ordersPerSecond,
            Map<String, Double> cpuMillisPerOrder,
            Map<String, Double> fullCpuMillisPerOrder,
            double aloneMillis,
            Map<String, Double> cpuMillisAlone) {

        double totalCpuMillisPerOrder() {
            return sum(cpuMillisPerOrder);
        }

        double totalFullCpuMillisPerOrder() {
            return sum(fullCpuMillisPerOrder);
        }

        double totalCpuMillisAlone() {
            return sum(cpuMillisAlone);
        }

        private static double sum(Map<String, Double> parts) {
            return parts.values().stream().mapToDouble(each -> each).sum();
        }
    }

    /** Of the suite: the load generator is not part of it. */
    @JsonProperty
    public double cpuMillisPerOrder() {
        return processes.entrySet().stream()
                .filter(each -> !each.getKey().equals("load generator"))
                .mapToDouble(each -> each.getValue().cpuMillisPerOrder())
                .sum();
    }

    @JsonProperty
    public double timesTheFloor() {
        return cpuMillisPerOrder() / floor.totalCpuMillisPerOrder();
    }
}
