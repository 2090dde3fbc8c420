package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.fault.FaultPoint;
import dev.backbone.local.process.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each service halts at each moment at which a crash could lose or double something. */
@HarmsSuite
class CrashMatrixIT {

    private static final int MOST_HITS = 5;

    @ParameterizedTest
    @EnumSource
    void whoever_dies_at_this_moment_every_order_ends_and_nothing_is_lost_or_doubled(FaultPoint point)
            throws Exception {
        var victims = victims(point);
        try (var crowd = Crowd.of(FragileSuite.shop(), seed(point), Duration.ofMillis(120))) {
            arm(victims, point);
            FragileSuite.forEach(FragileSuite.processes(victims), CrashMatrixIT::restartOnceDead);

            var accepted = crowd.sendHome();
            assertThat(accepted).isNotEmpty();
            FragileSuite.assertAllWell(accepted);
        }
    }

    private static List<String> victims(FaultPoint point) {
        return switch (point) {
            case AFTER_ACCEPTANCE -> List.of("gateway-service");
            case OUTCOME_KNOWN -> List.of("payment-service", "shipment-service");
            case AFTER_POLL,
                    AFTER_LOAD,
                    AFTER_INSERT_BEFORE_COMMIT,
                    AFTER_COMMIT_BEFORE_OFFSET,
                    BEFORE_PUBLISH,
                    AFTER_PUBLISH_BEFORE_REMOVAL,
                    AFTER_OFFSET_COMMIT -> FragileSuite.services();
        };
    }

    private static void arm(List<String> victims, FaultPoint point) throws IOException {
        var random = new Random(seed(point));
        for (var victim : victims) {
            FragileSuite.FAULTS.arm(victim, point, 1 + random.nextInt(MOST_HITS));
        }
    }

    private static long seed(FaultPoint point) {
        return point.name().hashCode();
    }

    /** At once, where the supervisor would wait longer after each death. */
    private static void restartOnceDead(ManagedProcess victim) {
        await().atMost(Duration.ofMinutes(2)).until(() -> FragileSuite.FAULTS.hasFired(victim.name()));
        victim.kill();
        victim.start();
    }
}
