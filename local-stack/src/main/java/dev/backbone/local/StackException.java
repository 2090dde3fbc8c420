package dev.backbone.local;

/** A failure the user can act on: its message is one clear line, its exit code what the command ends with. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Exit code for trouble while running. */
    public static final int FAILED = 1;

    /** Exit code for something the user gave us that can't be used: a taken port, a missing file. */
    public static final int UNUSABLE_INPUT = 2;

    private final int exitCode;

    public StackException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public StackException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
