package dev.backbone.shipment.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedCarrierTest {

    private final SettableClock clock = new SettableClock(Facts.START);
    private final SimulatedCarrier carrier = new SimulatedCarrier(Duration.ZERO, Duration.ofHours(1), clock);

    @Test
    void delivers_once_the_parcel_has_been_on_its_way_long_enough() throws InterruptedException {
        var parcel = carrier.dispatch(Samples.ORDER_ID, Samples.ADDRESS);

        assertThat(carrier.awaitDelivery(parcel, Duration.ofMillis(1))).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(carrier.awaitDelivery(parcel, Duration.ofMillis(1))).isTrue();
    }

    @Test
    void gives_the_same_parcel_the_same_number() throws InterruptedException {
        assertThat(carrier.dispatch(Samples.ORDER_ID, Samples.ADDRESS))
                .isEqualTo(carrier.dispatch(Samples.ORDER_ID, Samples.ADDRESS));
    }
}
