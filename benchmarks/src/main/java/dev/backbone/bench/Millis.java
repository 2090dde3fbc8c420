package dev.backbone.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Time shared out among orders. */
final class Millis {

    private Millis() {}

    static double each(Duration time, long orders) {
        return orders == 0 ? Double.NaN : time.toNanos() / 1e6 / orders;
    }

    /** Of each process, in their order. */
    static Map<String, Double> each(Map<String, Duration> times, long orders) {
        Map<String, Double> shares = new LinkedHashMap<>();
        times.forEach((process, time) -> shares.put(process, each(time, orders)));
        return shares;
    }
}
