package dev.backbone.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void amounts_are_exact() {
        assertThat(gbp(255).times(6).plus(gbp(678))).isEqualTo(gbp(2208));
        assertThat(new PricedLine("mug", 6, gbp(255)).total()).isEqualTo(gbp(1530));
        assertThat(gbp(Long.MAX_VALUE - 1).plus(gbp(1))).isEqualTo(gbp(Long.MAX_VALUE));
    }

    @Test
    void an_amount_that_does_not_fit_is_refused() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> gbp(Long.MAX_VALUE).plus(gbp(1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> gbp(Long.MIN_VALUE).plus(gbp(-1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> gbp(Long.MAX_VALUE / 2).times(3));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new PricedLine("mug", Long.MAX_VALUE, gbp(2)).total());
    }

    @Test
    void currencies_do_not_mix() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> gbp(1).plus(new Money(1, "EUR")))
                .withMessage("can't add EUR to GBP");
    }

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }
}
