package dev.backbone.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts hits and decides which is the last. Thread-safe. */
final class Trigger {

    private final Faults faults;
    private final String program;
    private final Runnable death;
    private final AtomicInteger hits = new AtomicInteger();
    private volatile Optional<Faults.Armed> armed = Optional.empty();

    Trigger(Faults faults, String program, Runnable death) {
        this.faults = faults;
        this.program = program;
        this.death = death;
    }

    /** Looks whether the program has been armed. */
    void look() {
        try {
            var now = faults.read(program);
            if (!now.equals(armed)) {
                hits.set(0);
                armed = now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void hit(String point, @Nullable Object argument) {
        boolean isLast = armed.filter(fault -> fault.point().name().equals(point))
                .filter(_ -> !isEmpty(argument))
                .filter(fault -> hits.incrementAndGet() == fault.hit())
                .isPresent();
        if (isLast && faults.fire(program)) {
            death.run();
        }
    }

    private static boolean isEmpty(@Nullable Object argument) {
        return switch (argument) {
            case Collection<?> collection -> collection.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case null, default -> false;
        };
    }
}
