package dev.backbone.order;

import dev.backbone.order.domain.Deadline;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an order may wait for others.
 *
 * @param validated for stock and payment to answer
 * @param confirmed for its parcel to be dispatched
 * @param dispatched for its parcel to be delivered
 */
@ConfigurationProperties("backbone.deadlines")
record OrderProperties(
        @DefaultValue("15m") Duration validated,
        @DefaultValue("24h") Duration confirmed,
        @DefaultValue("30d") Duration dispatched) {

    /** Orders that have waited since then, or longer, have waited too long. */
    Instant latest(Deadline deadline, Instant now) {
        return now.minus(
                switch (deadline) {
                    case VALIDATED -> validated;
                    case CONFIRMED -> confirmed;
                    case DISPATCHED -> dispatched;
                });
    }
}
