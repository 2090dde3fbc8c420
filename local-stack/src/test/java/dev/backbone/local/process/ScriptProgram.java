package dev.backbone.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A shell script as a program: ready as soon as it has written its ready file, which each launch removes. */
record ScriptProgram(String script, Path readyFile) implements Program {

    static final String READY = "touch \"$0\"; ";

    @Override
    public String name() {
        return "script";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Launch launch() throws java.io.IOException {
        Files.deleteIfExists(readyFile);
        return Launch.of(List.of("/bin/sh", "-c", script, readyFile.toString())).patience(Duration.ofSeconds(2));
    }

    @Override
    public boolean ready() {
        return Files.exists(readyFile);
    }
}
