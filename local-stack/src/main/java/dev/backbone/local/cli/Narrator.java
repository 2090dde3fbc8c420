package dev.backbone.local.cli;

import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.process.ProcessListener;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells in one line each what happens to the processes. */
record Narrator(PrintWriter out) implements ProcessListener {

    @Override
    public void ready(ManagedProcess process, Duration took) {
        say("%-20s ready on port %d after %.1f s", process.name(), process.port(), seconds(took));
    }

    @Override
    public void died(ManagedProcess process, int exitCode, Duration restartIn) {
        say(
                "%-20s died (exit code %d), restarting in %.1f s: %s",
                process.name(), exitCode, seconds(restartIn), process.log());
    }

    @Override
    public void hindered(ManagedProcess process, Exception reason) {
        say("%-20s is hindered and tried again: %s", process.name(), reason);
    }

    @Override
    public void stopped(ManagedProcess process) {
        say("%-20s stopped", process.name());
    }

    private void say(String line, Object... details) {
        out.printf(line + "%n", details);
        out.flush();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
