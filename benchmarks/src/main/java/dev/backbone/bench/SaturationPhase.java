package dev.backbone.bench;

import dev.backbone.bench.cost.CpuReading;
import dev.backbone.bench.cost.DiskUse;
import dev.backbone.bench.cost.ProcessFamily;
import dev.backbone.bench.cost.ProcessorTime;
import dev.backbone.bench.floor.Census;
import dev.backbone.bench.load.ClosedLoop;
import dev.backbone.bench.load.OrderWatch;
import dev.backbone.bench.load.Shop;
import dev.backbone.bench.report.Results;
import dev.backbone.bench.report.Results.ProcessCost;
import dev.backbone.local.LocalStack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * As many orders as the suite can do. CPU, throughput and memory are taken while it lasts; disk, records and rows
 * before it begins and after everything has come to rest, so that they belong to whole orders.
 */
record SaturationPhase(LocalStack stack, Shop shop, OrderWatch watch, BenchOptions options) {

    SaturationRun run() throws IOException, SQLException, InterruptedException {
        Census censusBefore = Census.of(stack);
        DiskUse diskBefore = DiskUse.of(stack);
        long endedBefore = watch.ended();
        Steady steady;
        long orders;
        try (ClosedLoop loop = ClosedLoop.start(shop, watch, options.workload(), options.window())) {
            Thread.sleep(options.warmUp());
            steady = measure(loop);
            loop.stop();
            orders = loop.accepted();
        }
        Drain.await(watch, endedBefore + orders);
        DiskUse disk = DiskUse.of(stack).minus(diskBefore);
        return new SaturationRun(
                orders,
                steady.saturation(),
                steady.processes(),
                new Results.Disk((double) disk.kafka() / orders, (double) disk.postgres() / orders),
                Census.of(stack).since(censusBefore, orders, stack));
    }

    private Steady measure(ClosedLoop loop) throws InterruptedException {
        CpuReading cpuBefore = CpuReading.of(stack.processes());
        ProcessorTime timeBefore = ProcessorTime.now();
        long began = System.nanoTime();
        long accepted = loop.accepted();
        long refused = loop.refused();
        long completed = watch.completed();
        Thread.sleep(options.duration());
        double seconds = (System.nanoTime() - began) / 1e9;
        long completedThen = watch.completed() - completed;
        var saturation = new Results.Saturation(
                (loop.accepted() - accepted) / seconds,
                completedThen / seconds,
                completedThen,
                loop.refused() - refused,
                ProcessorTime.now().stolenPercentSince(timeBefore));
        var cpu = CpuReading.of(stack.processes()).since(cpuBefore);
        return new Steady(saturation, costs(cpu, completedThen));
    }

    private Map<String, ProcessCost> costs(Map<String, Duration> cpu, long orders) {
        Map<String, ProcessCost> costs = new LinkedHashMap<>();
        cpu.forEach((name, time) -> costs.put(name, new ProcessCost(Millis.each(time, orders), memory(name))));
        return costs;
    }

    private double memory(String name) {
        return name.equals(CpuReading.GENERATOR)
                ? new ProcessFamily(ProcessHandle.current()).ownMegabytes()
                : stack.process(name)
                        .running()
                        .map(running -> new ProcessFamily(running).megabytes())
                        .orElse(0.0);
    }

    /** What was seen between warm-up and the end. */
    private record Steady(Results.Saturation saturation, Map<String, ProcessCost> processes) {}
}
