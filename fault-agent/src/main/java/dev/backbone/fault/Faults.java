package dev.backbone.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The folder through which a test arms the agents of running programs, and sees which have fired: {@code X.armed} for
 * the program X becomes {@code X.fired} at the moment of its death, so that the program that is started in its place,
 * or another instance, runs undisturbed.
 */
public record Faults(Path folder) {

    /** What a program is armed with: it dies at this hit of the point, counted from when it notices. */
    record Armed(FaultPoint point, int hit) {}

    /** The option of {@code java} that attaches the agent to a program. */
    public String javaOption(Path agentJar) {
        return "-javaagent:%s=%s".formatted(agentJar, folder);
    }

    /** Arms a program by its name, such as {@code order-service}; of several instances one will die. */
    public void arm(String program, FaultPoint point, int hit) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(fired(program));
        Path unfinished = Files.writeString(Files.createTempFile(folder, program, ""), point + " " + hit);
        Files.move(unfinished, armed(program), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the program has died of what it was armed with last. */
    public boolean hasFired(String program) {
        return Files.exists(fired(program));
    }

    Optional<Armed> read(String program) throws IOException {
        if (!Files.exists(armed(program))) {
            return Optional.empty();
        }
        String[] words = Files.readString(armed(program)).split(" ", -1);
        return Optional.of(new Armed(FaultPoint.valueOf(words[0]), Integer.parseInt(words[1])));
    }

    /** Says whether it is the caller who may fire. */
    boolean fire(String program) {
        try {
            Files.move(armed(program), fired(program), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path armed(String program) {
        return folder.resolve(program + ".armed");
    }

    private Path fired(String program) {
        return folder.resolve(program + ".fired");
    }
}
