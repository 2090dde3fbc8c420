package dev.backbone.local.app;

import java.util.ArrayList;
import java.util.List;

/**
 * The JVM a service runs on here. The quick one compiles once and lightly: it starts, and serves the first thousands of
 * orders, for half the CPU of the optimizing one, which later needs a fifth less per order.
 */
public enum ServiceJvm {
    QUICK,
    OPTIMIZING,

    /** For what has next to nothing to do. */
    SMALL;

    /**
     * What its command line begins with.
     *
     * @param yields whether it may stand still for a quarter of a second while its whole heap is collected at once; else
     *     most of that is done beside its work, for up to a fifth more CPU
     */
    public List<String> options(boolean yields) {
        List<String> options = new ArrayList<>(List.of(
                yields || this == SMALL ? "-XX:+UseSerialGC" : "-XX:+UseG1GC",
                "-XX:+UseCompactObjectHeaders",
                this == SMALL ? "-Xms24m" : "-Xms64m",
                this == SMALL ? "-Xmx96m" : "-Xmx256m",
                // Classes take some 60 MB without an AOT cache, and 5 MB with one.
                "-XX:MaxMetaspaceSize=128m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        if (this != OPTIMIZING) {
            options.add("-XX:TieredStopAtLevel=1");
            // Only addresses. Each time that a seventh of it has been filled, a whole collection looks for unused code.
            options.add("-XX:ReservedCodeCacheSize=160m");
        }
        return options;
    }
}
