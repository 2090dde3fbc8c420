package dev.backbone.local.cli;

import dev.backbone.local.LocalStack;
import dev.backbone.local.StackException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Closes the stack when this JVM is asked to end: Ctrl-C, SIGTERM, or a failed start. */
final class Shutdown {

    private final LocalStack stack;
    private final PrintWriter out;
    private volatile boolean underWay;
    private volatile boolean failed;

    private Shutdown(LocalStack stack, PrintWriter out) {
        this.stack = stack;
        this.out = out;
    }

    static Shutdown closing(LocalStack stack, PrintWriter out) {
        Shutdown shutdown = new Shutdown(stack, out);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::close, "shutdown"));
        return shutdown;
    }

    /** A start that fails because we are stopping is no failure: waits for the end of this JVM instead. */
    void rethrowUnlessUnderWay(StackException failure) throws InterruptedException {
        if (!underWay) {
            failed = true;
            throw failure;
        }
        new CountDownLatch(1).await();
    }

    private void close() {
        underWay = true;
        if (!failed) {
            out.println("Stopping.");
            out.flush();
        }
        stack.close();
        out.flush();
    }
}
