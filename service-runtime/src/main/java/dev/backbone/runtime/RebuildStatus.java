package dev.backbone.runtime;

import java.util.List;

/**
 * How far a rebuild is.
 *
 * @param done facts that have been read, of {@code total} that there were when it began
 * @param rows of the new table
 * @param differences keys of rows, at most ten, that were not the same in the live table; empty if it was equal
 * @param trouble why it failed
 */
record RebuildStatus(
        String view, Phase phase, long done, long total, long rows, List<String> differences, String trouble) {

    enum Phase {
        BUILDING,
        COMPARING,
        CATCHING_UP,
        DONE,
        FAILED
    }

    static RebuildStatus of(String view) {
        return new RebuildStatus(view, Phase.BUILDING, 0, 0, 0, List.of(), "");
    }

    boolean isOver() {
        return phase == Phase.DONE || phase == Phase.FAILED;
    }

    RebuildStatus at(long nowDone, long ofTotal) {
        return new RebuildStatus(view, phase, nowDone, ofTotal, rows, differences, trouble);
    }

    RebuildStatus in(Phase next) {
        return new RebuildStatus(view, next, done, total, rows, differences, trouble);
    }

    RebuildStatus compared(long newRows, List<String> found) {
        return new RebuildStatus(view, phase, done, total, newRows, found, trouble);
    }

    RebuildStatus failed(String why) {
        return new RebuildStatus(view, Phase.FAILED, done, total, rows, differences, why);
    }
}
