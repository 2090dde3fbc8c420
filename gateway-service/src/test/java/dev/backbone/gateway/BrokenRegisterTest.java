package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.gateway.follow.OrderRegister;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;

class BrokenRegisterTest {

    @Test
    void a_gateway_whose_register_has_closed_itself_asks_to_be_restarted() {
        try (var gateways = TwoGateways.start()) {
            gateways.bean(0, OrderRegister.class).close();
            gateways.client(1).post("/orders", Bodies.ORDER);

            await().untilAsserted(() -> assertThat(liveness(gateways, 0)).isEqualTo(LivenessState.BROKEN));
            assertThat(gateways.client(0).get("/actuator/health/liveness").statusCode())
                    .isEqualTo(503);
            assertThat(liveness(gateways, 1)).isEqualTo(LivenessState.CORRECT);
        }
    }

    private static LivenessState liveness(TwoGateways gateways, int index) {
        return gateways.bean(index, ApplicationAvailability.class).getLivenessState();
    }
}
