package dev.backbone.local;

import dev.backbone.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What runs where, for other commands to find: written at every change, as a whole or not at all.
 *
 * @param added the ports of the processes that not every stack has: further instances of services, the authorization
 *     server
 */
public record StackState(
        ProcessIdentity supervisor,
        boolean ready,
        Ports ports,
        Map<String, Integer> added,
        Map<String, ProcessIdentity> running) {

    private static final String ADDED = "added.";
    private static final String RUNNING = "process.";

    public StackState {
        added = Map.copyOf(added);
        running = Map.copyOf(running);
    }

    /** The last state written; it may be that of a stack that is long gone. */
    public static Optional<StackState> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Optional.of(from(properties));
    }

    /** Whether its supervisor lives. */
    public boolean isUp() {
        return supervisor.find().isPresent();
    }

    void write(Path file) throws IOException {
        Path unfinished = Files.createTempFile(Files.createDirectories(file.getParent()), "state", "");
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            toProperties().store(writer, null);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("ready", Boolean.toString(ready));
        properties.setProperty("ports", PortList.format(ports));
        properties.setProperty("supervisor", format(supervisor));
        added.forEach((name, port) -> properties.setProperty(ADDED + name, Integer.toString(port)));
        running.forEach((name, identity) -> properties.setProperty(RUNNING + name, format(identity)));
        return properties;
    }

    private static StackState from(Properties properties) {
        return new StackState(
                parse(properties.getProperty("supervisor")),
                Boolean.parseBoolean(properties.getProperty("ready")),
                PortList.parse(properties.getProperty("ports")),
                named(ADDED, Integer::valueOf, properties),
                named(RUNNING, StackState::parse, properties));
    }

    private static <T> Map<String, T> named(String prefix, Function<String, T> parser, Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(
                        key -> key.substring(prefix.length()), key -> parser.apply(properties.getProperty(key))));
    }

    private static String format(ProcessIdentity identity) {
        return identity.pid() + " " + identity.started();
    }

    private static ProcessIdentity parse(String text) {
        int space = text.indexOf(' ');
        return new ProcessIdentity(Long.parseLong(text.substring(0, space)), Instant.parse(text.substring(space + 1)));
    }
}
