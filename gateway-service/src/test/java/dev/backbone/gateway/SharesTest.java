package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What one caller may have at once, and that others have theirs. */
class SharesTest {

    private static final TwoGateways GATEWAYS =
            TwoGateways.start("--backbone.at-once.per-caller=2", "--backbone.stream.per-caller=2");

    private final Client client = GATEWAYS.client(0);

    @AfterAll
    static void stop() {
        GATEWAYS.close();
    }

    @Test
    void who_has_too_much_under_way_is_told_to_come_again_and_nobody_else() throws IOException {
        try (var one = Raw.startToOrder(client.port());
                var another = Raw.startToOrder(client.port())) {
            assertThat(one.isConnected() && another.isConnected()).isTrue();
            await().until(() -> order(client) == 429);

            var refused = client.post("/orders", Bodies.ORDER);
            GatewayTest.assertProblem(refused, 429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            var customer = Issuer.TRUSTED.token("orders:read", "another");
            assertThat(client.with(customer).get("/orders/none").statusCode()).isEqualTo(400);
        }
        await().until(() -> order(client) == 202);
    }

    @Test
    void who_listens_to_too_much_has_to_end_a_stream_first() {
        var orderId = UUID.fromString(GatewayTest.json(client.post("/orders", Bodies.ORDER))
                .path("orderId")
                .asString());
        try (var one = EventStream.open(client, orderId)) {
            try (var other = EventStream.open(client, orderId)) {
                assertThat(one.head()).startsWith("HTTP/1.1 200");
                assertThat(other.head()).startsWith("HTTP/1.1 200");
                GatewayTest.assertProblem(client.get("/orders/%s/stream".formatted(orderId)), 429);
            }
            await().until(() -> isTold(orderId));
        }
    }

    private boolean isTold(UUID orderId) {
        try (var stream = EventStream.open(client, orderId)) {
            return stream.head().startsWith("HTTP/1.1 200");
        }
    }

    private static int order(Client client) {
        return client.post("/orders", Bodies.ORDER).statusCode();
    }
}
