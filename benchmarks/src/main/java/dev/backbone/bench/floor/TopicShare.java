package dev.backbone.bench.floor;

/**
 * What an order is on one topic.
 *
 * @param valueBytes of a record on average, with its headers
 */
record TopicShare(String topic, double recordsPerOrder, int keyBytes, int valueBytes) {}
