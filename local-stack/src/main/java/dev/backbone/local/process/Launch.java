package dev.backbone.local.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run and how to end it: the signal that asks for an orderly stop, and how long to wait for it before SIGKILL.
 * The environment is added to this JVM's own. What yields leaves the processor to all that doesn't, as long as there is
 * not enough for all.
 */
public record Launch(
        List<String> command, Map<String, String> environment, String stopSignal, Duration patience, boolean yields) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static Launch of(List<String> command) {
        return new Launch(command, Map.of(), "TERM", Duration.ofSeconds(20), false);
    }

    public Launch environment(Map<String, String> added) {
        return new Launch(command, added, stopSignal, patience, yields);
    }

    public Launch stopSignal(String signal) {
        return new Launch(command, environment, signal, patience, yields);
    }

    public Launch patience(Duration longest) {
        return new Launch(command, environment, stopSignal, longest, yields);
    }

    public Launch yields(boolean whether) {
        return new Launch(command, environment, stopSignal, patience, whether);
    }
}
