package dev.backbone.bench.report;

/** One line of the table. */
public record Figure(String name, double value, String unit) {}
