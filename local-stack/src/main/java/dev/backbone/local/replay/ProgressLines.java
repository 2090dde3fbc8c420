package dev.backbone.local.replay;

import java.io.PrintWriter;
import java.time.Duration;

/** Progress where there is no terminal: a line now and then, and one at the end. */
final class ProgressLines implements Progress {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final String task;
    private final long total;
    private final PrintWriter out;
    private long done;
    private String remark = "";
    private long lastLine = System.nanoTime();

    ProgressLines(String task, long total, PrintWriter out) {
        this.task = task;
        this.total = total;
        this.out = out;
    }

    @Override
    public synchronized void step() {
        done++;
        printNowAndThen();
    }

    @Override
    public synchronized void remark(String text) {
        remark = " " + text;
        printNowAndThen();
    }

    @Override
    public synchronized void close() {
        print();
    }

    private void printNowAndThen() {
        if (System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
            print();
        }
    }

    private void print() {
        lastLine = System.nanoTime();
        out.println(task + ": " + done + " of " + total + remark);
        out.flush();
    }
}
