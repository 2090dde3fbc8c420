package dev.backbone.gateway.live;

import dev.backbone.events.EventType;
import dev.backbone.gateway.follow.FactListener;
import dev.backbone.gateway.follow.Heard;
import dev.backbone.gateway.follow.OrderRegister;
import dev.backbone.gateway.follow.OrderState;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is heard. Figures may be asked for by one thread at a time. */
final class LiveFigures implements FactListener {

    private final OrderRegister register;
    private final Clock clock;
    private final LatestFacts latest = new LatestFacts();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final LongAdder facts = new LongAdder();
    private long since = System.nanoTime();

    LiveFigures(OrderRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public void heard(List<Heard> heard) {
        for (var each : heard) {
            if (each.orderId().isPresent()) {
                // In this order: a message that counts a fact also shows it.
                latest.add(each.fact());
                count(each.type());
            }
        }
    }

    private void count(EventType type) {
        facts.increment();
        if (type == EventType.ORDER_REQUESTED) {
            accepted.increment();
        } else if (OrderState.after(type).filter(OrderState::isFinal).isPresent()) {
            finished.increment();
        }
    }

    /** From now on the rates are counted. */
    void restart() {
        rates();
    }

    LiveMessage now() {
        var rates = rates();
        return new LiveMessage(clock.instant(), register.counts(), rates, latest.shown());
    }

    private LiveMessage.Rates rates() {
        var now = System.nanoTime();
        var seconds = Math.max(1, now - since) / (double) TimeUnit.SECONDS.toNanos(1);
        since = now;
        return new LiveMessage.Rates(rate(accepted, seconds), rate(finished, seconds), rate(facts, seconds));
    }

    private static double rate(LongAdder counter, double seconds) {
        return Math.round(counter.sumThenReset() / seconds * 10) / 10.0;
    }
}
