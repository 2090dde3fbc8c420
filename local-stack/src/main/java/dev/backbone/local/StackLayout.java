package dev.backbone.local;

import java.nio.file.Path;

/**
 * Where things are on disk: {@code root} is the project with its built jars, {@code home} holds one stack's data and
 * logs. What only depends on the built jars (extracted programs, AOT caches) is shared by all homes of a root.
 */
public record StackLayout(Path root, Path home) {

    public StackLayout {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /** The layout of {@code ./backbone}: everything under the project's {@code .backbone}. */
    public static StackLayout of(Path root) {
        return new StackLayout(root, root.resolve(".backbone"));
    }

    public Path apps() {
        return root.resolve(".backbone").resolve("apps");
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path kafka() {
        return data().resolve("kafka");
    }

    public Path postgres() {
        return data().resolve("postgres");
    }

    /** What the authorization server signs with. */
    Path signingKey() {
        return data().resolve("signing-key.json");
    }

    /** Where a gateway keeps what it has accepted. */
    Path register(String gateway) {
        return data().resolve(gateway + ".register");
    }

    public Path secrets() {
        return data().resolve("secrets.properties");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    public Path state() {
        return home.resolve("stack.properties");
    }

    public Path lock() {
        return home.resolve("stack.lock");
    }
}
