package dev.backbone.gateway;

import java.util.UUID;

/** Request bodies. */
final class Bodies {

    static final String ORDER = """
            {"customerId":"17850",
             "lines":[{"sku":"85123A","quantity":6},{"sku":"71053","quantity":2}],
             "payment":{"token":"tok_ok"},
             "shipTo":{"name":"Zoë Ångström","line1":"1 High Street","city":"London","postalCode":"N1 9GU","country":"GB"}}
            """;

    static final String ITEM = """
            {"name":"Heart T-light holder","unitPrice":{"amountMinor":255,"currency":"GBP"},"replenishBelow":10}
            """;

    static final String RECEIPT = "{\"quantity\":100}";

    static final String CANCELLATION = "{\"reason\":\"ordered twice\"}";

    private Bodies() {}

    /** An order as order-service shows it; {@code confirmedAt} as JSON. */
    static String shown(UUID orderId, String status, String confirmedAt) {
        return """
                {"orderId":"%s","customerId":"17850","status":"%s","reason":null,"detail":null,
                 "lines":[{"sku":"85123A","quantity":6,"unitPrice":{"amountMinor":255,"currency":"GBP"}}],
                 "total":{"amountMinor":1530,"currency":"GBP"},"version":3,"requestedAt":"2026-01-01T00:00:00Z",
                 "validatedAt":"2026-01-01T00:00:00Z","confirmedAt":%s,"finalAt":null}
                """.formatted(orderId, status, confirmedAt);
    }

    /** The order with one part of its text replaced. */
    static String order(String part, String replacement) {
        return replace(ORDER, part, replacement);
    }

    static String replace(String body, String part, String replacement) {
        if (!body.contains(part)) {
            throw new IllegalArgumentException(part + " is not in " + body);
        }
        return body.replace(part, replacement);
    }
}
