package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.gateway.follow.Subscriptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final TwoGateways GATEWAYS =
            TwoGateways.start("--backbone.at-once.requests=2", "--backbone.at-once.waiting=1");

    private final Client client = GATEWAYS.client(0);

    @AfterAll
    static void stop() {
        GATEWAYS.close();
    }

    @Test
    void who_finds_no_seat_is_not_kept_waiting() {
        var waiting = CompletableFuture.supplyAsync(() -> order("wait=3"));
        await().until(() -> GATEWAYS.bean(0, Subscriptions.class).size() > 0);

        var standing = order("wait=3");

        assertThat(standing.statusCode()).isEqualTo(202);
        assertThat(standing.headers().firstValue("Preference-Applied")).isEmpty();
        assertThat(waiting.join().headers().firstValue("Preference-Applied")).contains("wait=3");
        assertThat(order("wait=1").headers().firstValue("Preference-Applied")).contains("wait=1");
    }

    @Test
    void who_finds_no_room_is_told_to_come_again_and_nothing_is_done() throws IOException {
        try (var one = Raw.startToOrder(client.port());
                var another = Raw.startToOrder(client.port())) {
            assertThat(one.isConnected() && another.isConnected()).isTrue();
            await().until(() -> order("").statusCode() == 503);

            var refused = order("");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(client.with(null).get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
        }
        await().until(() -> order("").statusCode() == 202);
    }

    private HttpResponse<String> order(String preference) {
        var request = client.request("/orders").header("Content-Type", "application/json");
        return client.send((preference.isEmpty() ? request : request.header("Prefer", preference))
                .POST(BodyPublishers.ofString(Bodies.ORDER)));
    }
}
