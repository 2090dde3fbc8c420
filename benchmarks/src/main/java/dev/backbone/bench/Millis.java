package dev.backbone.bench;

import java.time.Duration;

/** Time shared out among orders. */
final class Millis {

    private Millis() {}

    static double each(Duration time, long orders) {
        return orders == 0 ? Double.NaN : time.toNanos() / 1e6 / orders;
    }
}
