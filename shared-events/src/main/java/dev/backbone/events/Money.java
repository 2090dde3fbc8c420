package dev.backbone.events;

import static java.util.Objects.requireNonNull;

/**
 * An amount in the currency's minor unit (pence, cents), exact.
 *
 * @param currency an ISO 4217 code such as {@code GBP}
 */
public record Money(long amountMinor, String currency) {
    public Money {
        requireNonNull(currency, "currency");
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException if it does not fit into 64 bits or the currencies differ
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new ArithmeticException("can't add %s to %s".formatted(other.currency, currency));
        }
        return new Money(Math.addExact(amountMinor, other.amountMinor), currency);
    }

    /**
     * The price of {@code factor} units.
     *
     * @throws ArithmeticException if it does not fit into 64 bits
     */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(amountMinor, factor), currency);
    }
}
