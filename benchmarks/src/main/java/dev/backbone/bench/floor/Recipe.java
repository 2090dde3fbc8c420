package dev.backbone.bench.floor;

import java.util.List;

/** What one order comes to in records and rows, as the run left them. */
public record Recipe(List<TopicShare> topics, List<TableShare> tables) {

    /** Records that one order is on the topics. */
    public double recordsPerOrder() {
        return topics.stream().mapToDouble(TopicShare::recordsPerOrder).sum();
    }

    /** Their keys, headers and values. */
    public double bytesPerOrder() {
        return topics.stream()
                .mapToDouble(topic -> topic.recordsPerOrder() * (topic.keyBytes() + topic.valueBytes()))
                .sum();
    }

    /** Rows that one order leaves in the databases. */
    public double rowsPerOrder() {
        return tables.stream().mapToDouble(TableShare::rowsPerOrder).sum();
    }
}
