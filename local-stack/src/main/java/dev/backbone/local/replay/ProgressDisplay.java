package dev.backbone.local.replay;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal, a plain line every few seconds everywhere else. */
final class ProgressDisplay {

    private final PrintWriter out;
    private final boolean terminal;

    ProgressDisplay(PrintWriter out) {
        this.out = out;
        this.terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    Progress of(String task, long total) {
        return terminal ? new Bar(task, total) : new ProgressLines(task, total, out);
    }

    private static final class Bar implements Progress {

        private final ProgressBar bar;

        Bar(String task, long total) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .build();
        }

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void remark(String text) {
            bar.setExtraMessage(" " + text);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
