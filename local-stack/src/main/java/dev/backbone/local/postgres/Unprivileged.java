package dev.backbone.local.postgres;

import dev.backbone.local.StackException;
import dev.backbone.local.process.Command;
import dev.backbone.local.process.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How Postgres, which refuses to run as root, runs when we are root: in a user namespace of its own where the system
 * allows that, otherwise as {@code nobody}. Without root it simply runs.
 */
record Unprivileged(List<String> prefix, boolean asNobody) {

    private static final int NOBODY = 65534;

    static Unprivileged choose() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), false);
        }
        Optional<Path> unshare = Executables.find("unshare");
        if (unshare.isPresent() && new Command(List.of(unshare.get().toString(), "-U", "true")).succeeds()) {
            return new Unprivileged(List.of(unshare.get().toString(), "-U"), false);
        }
        String setpriv = Executables.find("setpriv").map(Path::toString).orElseThrow(Unprivileged::impossible);
        String ids = Integer.toString(NOBODY);
        return new Unprivileged(List.of(setpriv, "--reuid", ids, "--regid", ids, "--clear-groups"), true);
    }

    /** Gives the folder, which only we use, to whoever Postgres runs as. */
    void own(Path folder) throws IOException {
        if (!asNobody) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static StackException impossible() {
        return new StackException(
                StackException.FAILED,
                "Postgres refuses to run as root, and neither unshare nor setpriv works here: run as another user");
    }
}
