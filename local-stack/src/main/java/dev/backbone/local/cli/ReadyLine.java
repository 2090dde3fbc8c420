package dev.backbone.local.cli;

import java.io.PrintWriter;

/** How long it took until everything was ready; {@code began} as {@link System#nanoTime}. */
record ReadyLine(long began) {

    void print(PrintWriter out) {
        out.printf("All ready after %.1f s.%n", (System.nanoTime() - began) / 1e9);
    }
}
