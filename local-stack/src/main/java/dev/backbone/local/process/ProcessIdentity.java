package dev.backbone.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process that can't be mistaken for a later one with the same pid. */
public record ProcessIdentity(long pid, Instant started) {

    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, while it lives. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle candidate) {
        Instant candidateStarted = of(candidate).started();
        return Duration.between(started, candidateStarted).abs().compareTo(CLOCK_STEP) <= 0;
    }
}
