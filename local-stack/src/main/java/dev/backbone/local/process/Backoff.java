package dev.backbone.local.process;

import java.time.Duration;

/** The pause before each restart: doubles while a program keeps dying, starts over after it has run for a while. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_RUN = Duration.ofMinutes(1);

    private Duration next = FIRST;

    Duration after(Duration run) {
        Duration pause = run.compareTo(GOOD_RUN) >= 0 ? FIRST : next;
        next = min(pause.multipliedBy(2), LONGEST);
        return pause;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
