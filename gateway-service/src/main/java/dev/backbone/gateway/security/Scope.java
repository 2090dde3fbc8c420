package dev.backbone.gateway.security;

/** What a token may be for. */
enum Scope {
    ORDERS_READ("orders:read"),
    ORDERS_WRITE("orders:write"),
    STOCK_WRITE("stock:write"),

    /** Includes all others, for any customer. */
    OPS("ops");

    /** What Spring puts before a scope to make it an authority. */
    static final String PREFIX = "SCOPE_";

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    String authority() {
        return PREFIX + text;
    }
}
