package dev.backbone.local.cli;

import dev.backbone.local.StackException;
import dev.backbone.local.StackLayout;
import dev.backbone.local.StackState;
import dev.backbone.local.process.Executables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The supervisor in a session of its own, living on after the command that started it. */
record Background(StackLayout layout, PrintWriter out) {

    private static final long MILLIS_BETWEEN_LOOKS = 100;

    /** Starts it and shows what it says until all are ready or it has given up; returns the exit code. */
    int start(UpOptions options) throws IOException, InterruptedException {
        Path log = layout.log("supervisor");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        long began = System.nanoTime();
        Process supervisor = launch(options, log);
        LogTail tail = LogTail.fromStart(log);
        while (!supervisor.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
            // Asked first: whatever it said before it was ready is then in the log.
            boolean ready = isReady(supervisor);
            tail.lines().forEach(out::println);
            out.flush();
            if (ready) {
                new ReadyLine(began).print(out);
                new DoorSign(options.ports(), options.authorization()).print(out);
                out.println("Runs in the background: ./backbone status, logs, down.");
                return 0;
            }
        }
        tail.lines().forEach(out::println);
        return supervisor.exitValue();
    }

    private boolean isReady(Process supervisor) throws IOException {
        return StackState.read(layout.state())
                .filter(StackState::ready)
                .filter(state -> state.supervisor().pid() == supervisor.pid())
                .isPresent();
    }

    private Process launch(UpOptions options, Path log) throws IOException {
        return new ProcessBuilder(command(options))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private List<String> command(UpOptions options) {
        List<String> command = new ArrayList<>();
        command.add(Executables.find("setsid")
                .or(() -> Executables.find("nohup"))
                .map(Path::toString)
                .orElseThrow(() -> new StackException(StackException.FAILED, "--detach needs setsid or nohup")));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
        command.addAll(List.of("-Dbackbone.root=" + layout.root(), "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Backbone.class.getName(), "up", "--in-background"));
        command.addAll(options.asArguments());
        return command;
    }
}
