package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A quota of ten, of which one comes back each second; a container that has no Redis has an empty URI. */
@TestPropertySource(
        properties = {
            "backbone.rate-limit.burst=10",
            "backbone.rate-limit.per-second=1",
            "backbone.rate-limit.redis-uri="
        })
class RateLimitTest extends GatewayTest {

    private static final int BURST = 10;

    private final String customer = UUID.randomUUID().toString();

    @Test
    void who_asks_too_often_is_told_when_to_ask_again_and_nothing_is_published() {
        var before = published();
        var refused = await().until(this::orderOfTheHasty, answer -> answer.statusCode() == 429);
        assertProblem(refused, 429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("RateLimit-Policy")).contains("\"default\";q=10;w=10");
        assertThat(refused.headers().firstValue("RateLimit").orElse("")).matches("\"default\";r=0;t=(9|10)");
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void who_asks_is_told_what_is_left() {
        assertThat(left()).isEqualTo(9);
        // One comes back each second: on a slow machine between the two requests.
        await().untilAsserted(() -> {
            int before = left();
            assertThat(left()).isEqualTo(before - 1);
        });
    }

    private int left() {
        var header = get(customerClient()).headers().firstValue("RateLimit").orElse("");
        assertThat(header).matches("\"default\";r=\\d+;.*");
        return Integer.parseInt(header.replaceAll("\"default\";r=(\\d+);.*", "$1"));
    }

    @Test
    void the_quota_comes_back_with_time() {
        exhaust(customerClient());
        await().untilAsserted(
                        () -> assertThat(get(customerClient()).statusCode()).isNotEqualTo(429));
    }

    @Test
    void one_customers_haste_is_not_anothers_nor_their_address() {
        exhaust(customerClient());
        var another = client().with(
                        Issuer.TRUSTED.token("orders:read", UUID.randomUUID().toString()));
        assertThat(get(another).statusCode()).isEqualTo(400);
        await().untilAsserted(() -> {
            exhaust(customerClient());
            assertThat(get(client().with(token("orders:read stock:write"))).statusCode())
                    .as("another token of the same")
                    .isEqualTo(429);
        });
    }

    @Test
    void clients_without_a_customer_are_told_apart_by_their_own_names() {
        var hasty = client().with(ofClient("hasty-" + customer));
        exhaust(hasty);
        assertProblem(get(hasty), 429);
        assertThat(get(client().with(ofClient("calm-" + customer))).statusCode())
                .isNotEqualTo(429);
    }

    @Test
    void a_flood_of_bad_tokens_is_stopped_before_they_are_looked_at() {
        await().until(() -> get(client().with("nonsense")).statusCode() == 429);
        var refused = client().with("nonsense").get("/actuator/health");
        assertProblem(refused, 429);
        assertThat(client().with(null).get("/actuator/health").statusCode()).isEqualTo(200);
        await().until(() -> get(client().with("nonsense")).statusCode() == 401);
    }

    /** Each time anew: on a slow machine the quota is back before the next request. */
    private HttpResponse<String> orderOfTheHasty() {
        exhaust(customerClient());
        return customerClient().post("/orders", Bodies.ORDER);
    }

    private Client customerClient() {
        return client().with(token("orders:read orders:write"));
    }

    private String token(String scope) {
        return Issuer.TRUSTED.token(scope, customer);
    }

    private static String ofClient(String name) {
        return Issuer.TRUSTED.sign(Issuer.claims("ops").claim("client_id", name).build());
    }

    private static void exhaust(Client client) {
        IntStream.rangeClosed(0, BURST).forEach(_ -> get(client));
    }

    /** Something that costs nothing. */
    private static HttpResponse<String> get(Client client) {
        return client.get("/orders/none");
    }
}
