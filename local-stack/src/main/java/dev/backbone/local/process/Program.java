package dev.backbone.local.process;

import java.io.IOException;

/** Something that runs as a child process and can say whether it is ready to work. */
public interface Program {

    String name();

    int port();

    /** Prepares the disk and says what to run; called before every start, restarts included. */
    Launch launch() throws IOException;

    /** Asks the running program; returns false, and never throws, while it can't be reached. */
    boolean ready();

    /** Called after every run with its exit code: 128 + signal when a signal ended it. */
    default void ended(int exitCode, boolean hadBeenReady) throws IOException {}
}
