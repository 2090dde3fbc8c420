package dev.backbone.local.process;

import dev.backbone.local.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command that runs to its end. */
public record Command(List<String> words) {

    public Command {
        words = List.copyOf(words);
    }

    /** Runs it; its output is shown only when it fails, in the {@link StackException} after the complaint. */
    public void run(String complaint) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCodeOf(process) != 0) {
            throw new StackException(StackException.FAILED, complaint + ": " + output.strip());
        }
    }

    /** Whether it ends well; its output does not matter. */
    public boolean succeeds() throws IOException {
        return exitCodeOf(new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start())
                == 0;
    }

    private static int exitCodeOf(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IOException("interrupted", e);
        }
    }
}
