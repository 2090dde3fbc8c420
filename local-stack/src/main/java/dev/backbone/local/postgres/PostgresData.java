package dev.backbone.local.postgres;

import dev.backbone.local.process.Command;
import dev.backbone.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The data folder of one Postgres server, which nobody else uses: its owner holds the stack's lock. */
record PostgresData(PostgresBundle bundle, Path folder, Unprivileged unprivileged) {

    /** Makes the folder ready to start on: initialised, owned by the right user, no trace of a killed server. */
    void prepare(String superuserPassword) throws IOException {
        if (!Files.exists(folder.resolve("PG_VERSION"))) {
            initialise(superuserPassword);
        }
        unprivileged.own(folder);
        removeStalePid();
    }

    /** Built beside its place and renamed: a crash meanwhile leaves no half-made folder behind. */
    private void initialise(String password) throws IOException {
        Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
        Path unfinished = Files.createTempDirectory(parent, "initdb");
        Path passwordFile = Files.writeString(unfinished.resolve("password"), password);
        Path fresh = Files.createDirectory(unfinished.resolve("data"));
        if (unprivileged.asNobody()) {
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx--x--x"));
        }
        unprivileged.own(unfinished);
        runInitdb(fresh, passwordFile);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(passwordFile);
        Files.delete(unfinished);
    }

    private void runInitdb(Path fresh, Path passwordFile) throws IOException {
        List<String> command = new ArrayList<>(unprivileged.prefix());
        command.addAll(List.of(
                bundle.program("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + PostgresServer.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        new Command(command).run("initdb failed");
    }

    /** A killed server leaves its pid behind; if the pid is in use again, Postgres would refuse to start. */
    private void removeStalePid() throws IOException {
        Path file = folder.resolve("postmaster.pid");
        if (Files.exists(file) && !isRunning(Files.readAllLines(file))) {
            Files.delete(file);
        }
    }

    /** The file's first line is the pid, its third the start in seconds since 1970. */
    private static boolean isRunning(List<String> pidFile) {
        if (pidFile.size() < 3) {
            return false;
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(pidFile.get(2).strip()));
        long pid = Long.parseLong(pidFile.getFirst().strip());
        return new ProcessIdentity(pid, started).find().isPresent();
    }
}
