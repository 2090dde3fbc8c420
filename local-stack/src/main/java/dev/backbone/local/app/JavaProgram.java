package dev.backbone.local.app;

import dev.backbone.local.process.Launch;
import dev.backbone.local.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program on the JDK we run on ourselves, started from its AOT cache. */
public abstract class JavaProgram implements Program {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final AotCache cache;

    protected JavaProgram(AotCache cache) {
        this.cache = cache;
    }

    /** What follows {@code java} and the AOT options. */
    protected abstract List<String> arguments() throws IOException;

    /** Called before every start. */
    protected void prepare() throws IOException {}

    /** Whether it leaves the processor to the others as long as there is not enough for all. */
    protected boolean yields() {
        return false;
    }

    protected Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public final Launch launch() throws IOException {
        prepare();
        List<String> command = java(cache.optionsThatMayRecord());
        command.addAll(arguments());
        return Launch.of(command)
                .environment(environment())
                .patience(LONGEST_STOP)
                .yields(yields());
    }

    @Override
    public final void ended(int exitCode, boolean hadBeenReady) throws IOException {
        cache.makeAfter(exitCode, hadBeenReady, arguments());
    }

    /** The beginning of a command that runs our JDK. */
    protected static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(executable());
        command.addAll(options);
        return command;
    }

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
