package dev.backbone.local.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks about many things until each is as it should be; while the first is not, the others are left alone. */
record Polling<T>(Crowd crowd, Duration patience) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    interface Question<T> {
        boolean isAnswered(T thing) throws IOException, InterruptedException;
    }

    /** What was still open when no progress had been made for as long as the patience lasts. */
    List<T> until(List<T> things, Question<T> question) throws IOException, InterruptedException {
        List<T> open = things;
        Duration pause = FIRST_PAUSE;
        long deadline = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            if (question.isAnswered(open.getFirst())) {
                open = stillOpen(open.subList(1, open.size()), question);
                pause = FIRST_PAUSE;
                deadline = System.nanoTime() + patience.toNanos();
            } else {
                Thread.sleep(pause);
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
        return open;
    }

    private List<T> stillOpen(List<T> things, Question<T> question) throws IOException, InterruptedException {
        List<Boolean> answers = crowd.map(things, question::isAnswered);
        List<T> open = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            if (!answers.get(i)) {
                open.add(things.get(i));
            }
        }
        return open;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
