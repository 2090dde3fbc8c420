package dev.backbone.gateway.kafka;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that somebody else is down, and that it is back: once each, not with every request. Thread-safe. */
public final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final String who;
    private final String consequence;
    private final AtomicBoolean ongoing = new AtomicBoolean();

    /** For somebody without whom requests are refused. */
    public Outage(String who) {
        this(who, "requests are refused");
    }

    public Outage(String who, String consequence) {
        this.who = who;
        this.consequence = consequence;
    }

    public void goesOn(@Nullable Throwable reason) {
        if (!ongoing.getAndSet(true)) {
            log.warn("{} can't be reached, {}: {}", who, consequence, String.valueOf(reason));
        }
    }

    public void isOver() {
        if (ongoing.get() && ongoing.getAndSet(false)) {
            log.info("{} is back", who);
        }
    }
}
