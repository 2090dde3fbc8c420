package dev.backbone.events;

import static java.util.Objects.requireNonNull;

/** An order line with the price of one unit as it was when the order was validated. */
public record PricedLine(String sku, long quantity, Money unitPrice) {
    public PricedLine {
        requireNonNull(sku, "sku");
        requireNonNull(unitPrice, "unitPrice");
    }

    /**
     * The price of the whole line.
     *
     * @throws ArithmeticException if it does not fit into 64 bits
     */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
