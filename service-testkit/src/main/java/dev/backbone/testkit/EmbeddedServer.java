package dev.backbone.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Postgres server in a child process, from binaries on the class path. */
final class EmbeddedServer {

    /** Lives on its standard input, which ends when this JVM does, however that is. */
    private static final String WATCHDOG = """
            trap '' HUP INT TERM
            cat > /dev/null
            [ -f "$1/postmaster.pid" ] || exit 0
            pid=$(head -n 1 "$1/postmaster.pid")
            kill -INT "$pid"
            while kill -0 "$pid" 2> /dev/null; do sleep 0.2; done
            rm -rf "$1"
            """;

    private EmbeddedServer() {}

    /** Starts a server and sees to it that it ends with this JVM, even if that is killed; its data go as well. */
    static int start(boolean durable) {
        var sync = durable ? "on" : "off";
        try {
            var data = Files.createTempDirectory("backbone-postgres");
            var port = new ReservedPort();
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setPort(port.number())
                    .setServerConfig("fsync", sync)
                    .setServerConfig("synchronous_commit", sync)
                    .setServerConfig("full_page_writes", sync)
                    .setRegisterShutdownHook(false)
                    .start();
            JvmExit.close(server);
            JvmExit.close(port);
            watch(data);
            return server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void watch(Path data) throws IOException {
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            new ProcessBuilder("/bin/sh", "-c", WATCHDOG, "watchdog", data.toString()).start();
        }
    }
}
