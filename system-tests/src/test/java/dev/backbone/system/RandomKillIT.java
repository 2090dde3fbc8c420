package dev.backbone.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Processes are killed at random, Kafka and Postgres among them, while customers order. Runs for minutes with {@code
 * -Dbackbone.chaos.minutes=30}, and differently with {@code -Dbackbone.chaos.seed=7}.
 */
@HarmsSuite
class RandomKillIT {

    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private final long seed = Long.getLong("backbone.chaos.seed", 42);
    private final Random random = new Random(seed);

    @Test
    void whoever_is_killed_whenever_every_order_ends_and_nothing_is_lost_or_doubled() throws Exception {
        long end = System.nanoTime() + length().toNanos();
        try (var crowd = Crowd.of(FragileSuite.shop(), seed, Duration.ofMillis(120))) {
            List<String> round = new ArrayList<>();
            while (System.nanoTime() < end || !round.isEmpty()) {
                if (round.isEmpty()) {
                    round = newRound();
                }
                pause();
                kill(round.removeLast());
            }
            FragileSuite.assertAllWell(crowd.sendHome());
        }
    }

    private static Duration length() {
        var minutes = Integer.getInteger("backbone.chaos.minutes");
        return minutes == null ? USUAL : Duration.ofMinutes(minutes);
    }

    /** Each process once, in random order. */
    private List<String> newRound() {
        List<String> round = new ArrayList<>(FragileSuite.everybody());
        Collections.shuffle(round, random);
        return round;
    }

    private void pause() {
        var pause = Duration.ofMillis(1 + random.nextLong(LONGEST_PAUSE.toMillis()));
        await().pollDelay(pause).atMost(pause.plusSeconds(60)).until(() -> true);
    }

    /** The supervisor starts it again by itself. One that is down at the moment stays alive this time. */
    private static void kill(String name) {
        FragileSuite.running().process(name).running().ifPresent(ProcessHandle::destroyForcibly);
    }
}
