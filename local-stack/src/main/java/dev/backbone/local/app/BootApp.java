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
     * Extracts the jar unless this very build of it is there, drops earlier builds, and returns the runnable jar. Stacks
     * of one JVM take turns.
     *
     * @throws StackException when the jar has not been built
     */
    public Path extract() throws IOException {
        synchronized (BootApp.class) {
            return extractUnlessThere();
        }
    }

    private Path extractUnlessThere() throws IOException {
        if (!Files.exists(jar)) {
            throw new StackException(StackException.FAILED, "not built: " + jar + " is missing");
        }
        Path folder = apps.resolve(name).resolve(version());
        if (!Files.isDirectory(folder)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(apps), name);
            unpack(unfinished);
            dropBuildsExcept(folder);
            Folders.publish(unfinished, folder);
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

    private void dropBuildsExcept(Path current) throws IOException {
        Path builds = Files.createDirectories(current.getParent());
        try (Stream<Path> all = Files.list(builds)) {
            for (Path build : (Iterable<Path>) all.filter(each -> !each.equals(current))::iterator) {
                Folders.delete(build);
            }
        }
    }
}
