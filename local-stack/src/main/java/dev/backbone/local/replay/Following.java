package dev.backbone.local.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Follows accepted orders to their end with few questions: asks for the oldest alone until that one is final, then for
 * those behind it, ever more at once as long as they turn out final too. {@link #add} may be called from any thread.
 */
final class Following {

    private static final Duration YOUNG = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int SMALLEST_BURST = 8;
    private static final int LARGEST_BURST = 256;

    private final Suite suite;
    private final Duration patience;
    private final Crowd crowd = new Crowd(8);
    private final LinkedBlockingQueue<PlacedOrder> accepted = new LinkedBlockingQueue<>();
    private final Deque<PlacedOrder> open = new ArrayDeque<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private volatile boolean allPlaced;
    private int burst = SMALLEST_BURST;
    private Duration pause = FIRST_PAUSE;
    private long lastProgress = System.nanoTime();

    Following(Suite suite, Duration patience) {
        this.suite = suite;
        this.patience = patience;
    }

    void add(PlacedOrder order) {
        accepted.add(order);
    }

    void allPlaced() {
        allPlaced = true;
    }

    /** Returns when all orders are final, or none has become so for as long as the patience lasts. */
    void untilAllFinal(Progress progress) throws IOException, InterruptedException {
        while (isUnfinished() && !isOutOfPatience()) {
            accepted.drainTo(open);
            progress.remark((outcomes.size() + open.size()) + " placed");
            int before = outcomes.size();
            if (open.isEmpty() || isYoung(open.getFirst()) || !settle(1)) {
                rest();
            } else {
                settle(burst);
            }
            for (int i = before; i < outcomes.size(); i++) {
                progress.step();
            }
        }
        accepted.drainTo(open);
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Those that never became final. */
    List<PlacedOrder> unfinished() {
        return List.copyOf(open);
    }

    private boolean isUnfinished() {
        return !allPlaced || !accepted.isEmpty() || !open.isEmpty();
    }

    private boolean isOutOfPatience() {
        return allPlaced && System.nanoTime() - lastProgress > patience.toNanos();
    }

    private static boolean isYoung(PlacedOrder order) {
        return System.nanoTime() - order.acceptedAt() < YOUNG.toNanos();
    }

    private void rest() throws InterruptedException {
        PlacedOrder next = accepted.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
            open.addLast(next);
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }

    /** Asks for the oldest; says whether most of them are final now. */
    private boolean settle(int count) throws IOException, InterruptedException {
        List<PlacedOrder> asked = oldest(count);
        List<Optional<Outcome>> answers = crowd.map(asked, this::look);
        int settled = 0;
        for (int i = asked.size() - 1; i >= 0; i--) {
            if (answers.get(i).isPresent()) {
                outcomes.add(answers.get(i).get());
                settled++;
            } else {
                open.addFirst(asked.get(i));
            }
        }
        adapt(asked.size(), settled);
        return settled > 0;
    }

    private List<PlacedOrder> oldest(int count) {
        List<PlacedOrder> oldest = new ArrayList<>();
        while (oldest.size() < count && !open.isEmpty() && !isYoung(open.getFirst())) {
            oldest.add(open.removeFirst());
        }
        return oldest;
    }

    private void adapt(int asked, int settled) {
        if (settled > 0) {
            pause = FIRST_PAUSE;
            lastProgress = System.nanoTime();
        }
        if (asked > 1) {
            burst = settled * 10 >= asked * 9 ? Math.min(burst * 2, LARGEST_BURST) : SMALLEST_BURST;
        }
    }

    /** An answer that is not the order's state counts as not final: the patience decides. */
    private Optional<Outcome> look(PlacedOrder order) throws IOException, InterruptedException {
        try {
            Outcome outcome = new Outcome(order.plan(), suite.order(order.orderId()));
            return Optional.of(outcome).filter(Outcome::isFinal);
        } catch (UnexpectedAnswer e) {
            return Optional.empty();
        }
    }
}
