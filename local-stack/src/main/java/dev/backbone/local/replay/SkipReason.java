package dev.backbone.local.replay;

/** Why a row of the file does not become a line of an order. */
enum SkipReason {
    MALFORMED("malformed"),
    CANCELLATION("cancellation"),
    INVALID_SKU("invalid sku"),
    QUANTITY_NOT_POSITIVE("quantity not positive"),
    PRICE_NOT_POSITIVE("price not positive"),
    TOO_MANY_LINES("in an order of more than 1,000 lines"),
    TOO_LARGE_QUANTITY("in an order of more than 1,000,000 of one sku"),
    BEYOND_LIMIT("beyond --limit");

    private final String words;

    SkipReason(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
