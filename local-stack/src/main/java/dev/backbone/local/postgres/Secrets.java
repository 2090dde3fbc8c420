package dev.backbone.local.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;

/** Random passwords per role, kept in a file only its owner can read. */
public final class Secrets {

    private final Properties passwords;

    private Secrets(Properties passwords) {
        this.passwords = passwords;
    }

    /** Reads the file and adds what is missing; the file is replaced as a whole or not at all. */
    public static Secrets of(Path file, Collection<String> roles) throws IOException {
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
        }
        if (!passwords.stringPropertyNames().containsAll(roles)) {
            roles.forEach(role -> passwords.putIfAbsent(role, random()));
            write(passwords, file);
        }
        return new Secrets(passwords);
    }

    public String passwordOf(String role) {
        return Objects.requireNonNull(passwords.getProperty(role), role);
    }

    private static String random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void write(Properties passwords, Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path unfinished = Files.createTempFile(folder, "secrets", "", onlyOwner);
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            passwords.store(writer, "role=password");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
