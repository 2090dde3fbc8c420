package dev.backbone.local.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run and how to end it: the signal that asks for an orderly stop, and how long to wait for it before SIGKILL.
 * The environment is added to this JVM's own.
 */
public record Launch(List<String> command, Map<String, String> environment, String stopSignal, Duration patience) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static Launch of(List<String> command) {
        return new Launch(command, Map.of(), "TERM", Duration.ofSeconds(20));
    }

    public Launch environment(Map<String, String> added) {
        return new Launch(command, added, stopSignal, patience);
    }

    public Launch stopSignal(String signal) {
        return new Launch(command, environment, signal, patience);
    }

    public Launch patience(Duration longest) {
        return new Launch(command, environment, stopSignal, longest);
    }
}
