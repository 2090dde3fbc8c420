package dev.backbone.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks the Docker engine, if there is one, by its command line: that is quicker than Testcontainers in finding out that
 * there is none, and says nothing about it.
 */
final class ContainerEngine {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration PULL = Duration.ofMinutes(3);

    private ContainerEngine() {}

    /** Whether there is an engine that has all the images; those that it lacks are pulled. */
    static boolean canRun(Collection<String> images) {
        return succeeds(ANSWER, "version", "--format", "{{.Server.Version}}")
                && images.stream()
                        .allMatch(image -> succeeds(ANSWER, "image", "inspect", image)
                                || succeeds(PULL, "pull", "--quiet", image));
    }

    private static boolean succeeds(Duration limit, String... arguments) {
        var command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
        try {
            return ends(command, limit);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ends(List<String> command, Duration limit) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return process.exitValue() == 0;
        }
        process.destroyForcibly();
        return false;
    }
}
