package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Lists of orders, as customers get them. */
class OwnOrdersTest extends GatewayTest {

    private static final StandIn ORDERS = StandIn.start();

    @DynamicPropertySource
    static void routes(DynamicPropertyRegistry registry) {
        registry.add("backbone.routes.orders", ORDERS::url);
    }

    @AfterAll
    static void stop() {
        ORDERS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/orders,                       17850, /orders?customerId=17850",
        "/orders?,                      17850, /orders?customerId=17850",
        "/orders?limit=2&cursor=a%26b,  17850, /orders?limit=2&cursor=a%26b&customerId=17850",
        "/orders?status=COMPLETED,      a&b=c, /orders?status=COMPLETED&customerId=a%26b%3Dc",
        "/orders?customerId=17850,      17850, /orders?customerId=17850"
    })
    void a_customer_gets_his_own_whether_or_not_he_says_so(String asked, String customer, String handedOn) {
        var answer = list(Issuer.TRUSTED.token("orders:read", customer), asked);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().replace("?&", "?")).isEqualTo(handedOn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/orders?customerId=13047", "/orders?customerId=", "/orders?customerId=17850&customerId=13047"})
    void anothers_are_not_there(String asked) {
        var before = ORDERS.asked().size();
        assertProblem(list(Issuer.TRUSTED.token("orders:read", "17850"), asked), 404);
        assertThat(ORDERS.asked()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders?limit=%zz", "/orders?=1"})
    void a_query_that_can_not_be_decoded_is_refused(String asked) {
        assertThat(rawStatus(asked)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/orders?customerId=13047"})
    void an_operator_gets_anybodys(String asked) {
        assertThat(list(Issuer.TRUSTED.token("ops"), asked).body()).isEqualTo(asked);
    }

    private int rawStatus(String asked) {
        var start = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(asked, Issuer.TRUSTED.token("orders:read", "17850"));
        return Integer.parseInt(Raw.exchange(port, start).substring(9, 12));
    }

    private HttpResponse<String> list(String token, String path) {
        var client = client().with(token);
        return client.sendUnchecked(client.request(path));
    }
}
