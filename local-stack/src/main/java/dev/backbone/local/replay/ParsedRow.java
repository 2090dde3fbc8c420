package dev.backbone.local.replay;

/** What a row of the file turned out to be. */
sealed interface ParsedRow {

    /** A line of an order; the customer is empty when the file names none. */
    record Sale(
            String invoice,
            String sku,
            String description,
            long quantity,
            long priceMinor,
            String customer,
            String country)
            implements ParsedRow {}

    /** No line of an order; the detail is empty where the reason says it all. */
    record Skipped(long line, SkipReason reason, String detail) implements ParsedRow {}
}
