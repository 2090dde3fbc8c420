package dev.backbone.local.process;

import java.time.Duration;

/** Learns what happens to the processes; called from their supervising threads, so implementations are thread-safe. */
public interface ProcessListener {

    ProcessListener SILENT = new ProcessListener() {};

    default void launched(ManagedProcess process) {}

    default void ready(ManagedProcess process, Duration took) {}

    default void died(ManagedProcess process, int exitCode, Duration restartIn) {}

    /** For now it can't be started, or not all be done that belongs to it; it is tried again. */
    default void hindered(ManagedProcess process, Exception reason) {}

    default void stopped(ManagedProcess process) {}
}
