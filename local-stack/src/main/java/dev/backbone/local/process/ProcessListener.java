package dev.backbone.local.process;

import java.time.Duration;

/** Learns what happens to the processes; called from their supervising threads, so implementations are thread-safe. */
public interface ProcessListener {

    ProcessListener SILENT = new ProcessListener() {};

    default void launched(ManagedProcess process) {}

    default void ready(ManagedProcess process, Duration took) {}

    default void died(ManagedProcess process, int exitCode, Duration restartIn) {}

    /** It died and can't be started again; it stays down. */
    default void gaveUp(ManagedProcess process, Exception reason) {}

    default void stopped(ManagedProcess process) {}
}
