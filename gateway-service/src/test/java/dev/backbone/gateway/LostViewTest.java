package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.testkit.FactPublisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An order-service that has just lost its database knows no order, and has not restored itself yet. */
class LostViewTest {

    private static final TwoGateways GATEWAYS = TwoGateways.start();
    private static final FactPublisher SERVICES = new FactPublisher();

    @AfterAll
    static void stop() {
        SERVICES.close();
        GATEWAYS.close();
    }

    @Test
    void an_order_that_is_beyond_its_request_is_not_denied_and_not_shown_as_it_was() {
        var tale = OrderTale.begin(GATEWAYS.client(0), SERVICES);
        var path = "/orders/" + tale.orderId();
        assertThat(GATEWAYS.client(1).get(path).statusCode()).isIn(200, 404);

        SERVICES.publish(tale.validated());

        for (int gateway = 0; gateway < 2; gateway++) {
            var client = GATEWAYS.client(gateway);
            await().untilAsserted(
                            () -> assertThat(client.get(path).statusCode()).isEqualTo(503));
            assertThat(client.get(path).headers().firstValue("Retry-After")).isPresent();
            assertThat(client.get(path + "/journal").statusCode()).isEqualTo(503);
            var earlier = client.sendUnchecked(client.request(path + "?asOf=2020-01-01T00:00:00Z"));
            assertThat(earlier.statusCode()).isEqualTo(404);
        }
    }
}
