package dev.backbone.local.audit;

import dev.backbone.events.Topic;

/**
 * Something that must never be.
 *
 * @param about the order, sku or record it is about, such as {@code order 0198...}
 * @param what what is wrong with it
 */
public record Violation(String about, String what) {

    static Violation of(Topic.Key kind, String subject, String what) {
        return switch (kind) {
            case ORDER_ID -> ofOrder(subject, what);
            case SKU -> ofItem(subject, what);
        };
    }

    static Violation ofOrder(String orderId, String what) {
        return new Violation("order " + orderId, what);
    }

    static Violation ofItem(String sku, String what) {
        return new Violation("sku " + sku, what);
    }

    @Override
    public String toString() {
        return about + ": " + what;
    }
}
