package dev.backbone.local.app;

import dev.backbone.local.StackException;
import dev.backbone.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A built service jar, extracted for a quick start; safe to rebuild while the extracted copy runs. */
public final class BootApp {

    private final Path jar;
    private final Path apps;
    private final String name;

    public BootApp(Path jar, Path apps) {
        this.jar = jar;
        this.apps = apps;
        this.name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    }

    /**
     * Extracts the jar unless this very build of it is there, drops earlier builds, and returns the runnable jar.
     *
     * @throws StackException when the jar has not been built
     */
    public Path extract() throws IOException {
        if (!Files.exists(jar)) {
            throw new StackException(StackException.FAILED, "not built: " + jar + " is missing");
        }
        Path folder = apps.resolve(name).resolve(version());
        if (!Files.isDirectory(folder)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(apps), name);
            unpack(unfinished);
            dropEarlierBuilds();
            Files.createDirectories(folder.getParent());
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder.resolve(name + ".jar");
    }

    /** Told by when the file was written, not by its modification time, which reproducible builds fix. */
    private String version() throws IOException {
        FileTime written = (FileTime) Files.getAttribute(jar, "unix:ctime");
        return written.toMillis() + "-" + Files.size(jar);
    }

    private void unpack(Path folder) throws IOException {
        if (!isFatJar()) {
            Files.copy(jar, folder.resolve(name + ".jar"), StandardCopyOption.COPY_ATTRIBUTES);
            return;
        }
        var command = JavaProgram.java(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Djarmode=tools", "-jar", jar.toString()));
        command.addAll(List.of("extract", "--force", "--destination", folder.toString()));
        new Command(command).run(jar + " can't be extracted");
    }

    private boolean isFatJar() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry("BOOT-INF/") != null;
        }
    }

    private void dropEarlierBuilds() throws IOException {
        Path builds = apps.resolve(name);
        if (Files.isDirectory(builds)) {
            try (Stream<Path> earlier = Files.list(builds)) {
                for (Path build : (Iterable<Path>) earlier::iterator) {
                    Folders.delete(build);
                }
            }
        }
    }
}
