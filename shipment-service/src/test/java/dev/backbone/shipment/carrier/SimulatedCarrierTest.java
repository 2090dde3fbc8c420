package dev.backbone.shipment.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventId;
import dev.backbone.shipment.carrier.Handover.CalledBack;
import dev.backbone.shipment.carrier.Handover.Taken;
import dev.backbone.shipment.carrier.Handover.Waiting;
import dev.backbone.shipment.carrier.Recall.AlreadyTaken;
import dev.backbone.shipment.carrier.Recall.HeldBack;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SimulatedCarrierTest {

    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final String NUMBER = "SIM-" + Samples.ORDER_ID;

    private final SettableClock clock = new SettableClock(Facts.START);
    private final SimulatedCarrier carrier = new SimulatedCarrier(Duration.ZERO, Duration.ofHours(1), clock);

    @Test
    void delivers_once_the_parcel_has_been_on_its_way_long_enough() throws InterruptedException {
        dispatch();

        assertThat(carrier.awaitDelivery(NUMBER, A_MOMENT)).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(carrier.awaitDelivery(NUMBER, A_MOMENT)).isTrue();
    }

    @Test
    void gives_the_same_parcel_the_same_number() throws InterruptedException {
        assertThat(dispatch()).isEqualTo(new Taken(NUMBER)).isEqualTo(dispatch());
    }

    @Test
    void comes_for_a_parcel_after_a_while() throws InterruptedException {
        var slow = new SimulatedCarrier(Duration.ofMinutes(1), Duration.ZERO, clock);

        assertThat(slow.dispatch(Samples.ORDER_ID, Samples.ADDRESS, A_MOMENT)).isInstanceOf(Waiting.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(slow.dispatch(Samples.ORDER_ID, Samples.ADDRESS, A_MOMENT)).isInstanceOf(Taken.class);
    }

    @Test
    void does_not_take_what_was_recalled() throws InterruptedException {
        assertThat(carrier.recall(Samples.ORDER_ID)).isInstanceOf(HeldBack.class);
        assertThat(dispatch()).isInstanceOf(CalledBack.class);
        assertThat(carrier.recall(Samples.ORDER_ID)).isInstanceOf(HeldBack.class);
    }

    @Test
    void does_not_give_back_what_it_has_taken() throws InterruptedException {
        dispatch();

        assertThat(carrier.recall(Samples.ORDER_ID)).isEqualTo(new AlreadyTaken(NUMBER));
        assertThat(dispatch()).isEqualTo(new Taken(NUMBER));
    }

    @Test
    void says_the_same_to_whoever_hands_over_and_whoever_recalls_at_the_same_time() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                var orderId = EventId.random(Instant.now());
                var handover = threads.submit(() -> carrier.dispatch(orderId, Samples.ADDRESS, A_MOMENT));
                var recall = threads.submit(() -> carrier.recall(orderId));
                assertThat(handover.get() instanceof Taken).isEqualTo(recall.get() instanceof AlreadyTaken);
            }
        }
    }

    private Handover dispatch() throws InterruptedException {
        return carrier.dispatch(Samples.ORDER_ID, Samples.ADDRESS, A_MOMENT);
    }
}
