package dev.backbone.local.kafka;

import dev.backbone.local.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The broker's own class path: kept apart from ours, and from the build, which may replace its jars at any time. */
public final class BrokerLibraries {

    private final Path folder;

    private BrokerLibraries(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies the jars below {@code apps} unless they are there.
     *
     * @throws StackException when this module has not been built
     */
    public static BrokerLibraries install(Path root, Path apps) throws IOException {
        Path built = root.resolve("local-stack/target/kafka");
        if (!Files.isDirectory(built)) {
            throw new StackException(StackException.FAILED, "not built: " + built + " is missing");
        }
        Path folder = Files.createDirectories(apps.resolve("kafka/lib"));
        List<Path> wanted = jars(built);
        for (Path jar : wanted) {
            copyUnlessThere(jar, folder.resolve(jar.getFileName()));
        }
        for (Path jar : jars(folder)) {
            if (!Files.exists(built.resolve(jar.getFileName()))) {
                Files.deleteIfExists(jar);
            }
        }
        return new BrokerLibraries(folder);
    }

    /** In a fixed order, which the AOT cache depends on. */
    String classPath() throws IOException {
        return jars(folder).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    Path folder() {
        return folder;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static void copyUnlessThere(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.size(to) == Files.size(from)) {
            return;
        }
        Path unfinished = Files.createTempFile(to.getParent(), "copy", "");
        Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
