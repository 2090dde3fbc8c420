package dev.backbone.gateway.kafka;

import java.time.Duration;

/** The moment at which whoever asked gets an answer, however many steps there are until then. */
public final class Deadline {

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** From now on. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** This one, or the end of {@code time} from now on if that comes before. */
    public Deadline orIn(Duration time) {
        return left().compareTo(time) < 0 ? this : in(time);
    }

    /** For a step after which so much has to be left. */
    public Deadline minus(Duration reserve) {
        return new Deadline(nanoTime - reserve.toNanos());
    }

    /** How long it is until then; nothing, not less, once it is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean isOver() {
        return left().isZero();
    }
}
