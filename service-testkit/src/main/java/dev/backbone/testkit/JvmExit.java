package dev.backbone.testkit;

import org.springframework.boot.SpringApplication;

/** Stops servers when the JVM exits, after every application that uses them has been closed. */
final class JvmExit {

    private JvmExit() {}

    /** Runs {@code closing} at exit; what it throws is printed and fails nothing, all tests being over. */
    static void close(AutoCloseable closing) {
        SpringApplication.getShutdownHandlers().add(() -> {
            try {
                closing.close();
            } catch (Exception e) {
                throw new IllegalStateException("a test server did not stop", e);
            }
        });
    }
}
