package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each route with each kind of token. */
class SecurityTest extends GatewayTest {

    private static final List<String> SCOPES = List.of("orders:read", "orders:write", "stock:write", "ops");
    private static final String ORDER = "/orders/" + UUID.fromString("0193a1b2-0000-7000-8000-000000000001");

    /** The scopes in the order of {@link #SCOPES} that a route takes, "any" for every valid token. */
    @ParameterizedTest
    @CsvSource({
        "GET,  /orders,               orders:read  ops",
        "GET,  /orders/1,             orders:read  ops",
        "HEAD, /orders/1,             orders:read  ops",
        "GET,  /orders/1/journal,     orders:read  ops",
        "GET,  /orders/1/stream,      orders:read  ops",
        "GET,  /payments/1,           orders:read  ops",
        "GET,  /shipments/1,          orders:read  ops",
        "POST, /orders,               orders:write ops",
        "POST, /orders/1/cancellation, orders:write ops",
        "PUT,  /stock/mug,            stock:write  ops",
        "POST, /stock/mug/receipts,   stock:write  ops",
        "GET,  /stock,                orders:read orders:write stock:write ops",
        "GET,  /stock/mug,            orders:read orders:write stock:write ops",
        "GET,  /live,                 ops",
        "GET,  /actuator/info,        ops",
        "PATCH, /orders/1,            ops",
        "GET,  /nothing,              ops"
    })
    void a_route_takes_its_scopes_and_no_other(String method, String path, String scopes) {
        var allowed = List.of(scopes.split(" +"));
        for (var scope : SCOPES) {
            var answer = send(Issuer.TRUSTED.token(scope, "17850"), method, path);
            if (allowed.contains(scope)) {
                assertThat(answer.statusCode()).as(scope).isNotIn(401, 403);
            } else {
                assertThat(answer.statusCode()).as(scope).isEqualTo(403);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                        .contains("insufficient_scope");
            }
        }
        assertThat(send(null, method, path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void health_is_public(String path) {
        assertThat(client().with(null).get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/docs", "/docs/index.html"})
    void the_document_is_public(String path) {
        assertThat(client().with(null).get(path).statusCode()).isNotIn(401, 403);
    }

    @Test
    void without_a_token_nobody_gets_in() {
        var answer = client().with(null).get(ORDER);
        assertProblem(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void a_problem_names_the_scope_that_is_missing() {
        var answer = client().with(Issuer.TRUSTED.token("stock:write")).post("/orders", Bodies.ORDER);
        assertProblem(answer, 403);
        assertThat(json(answer).path("detail").asString()).contains("orders:write", "ops");
    }

    @Test
    void a_token_that_is_no_longer_good_is_none() {
        var past = Date.from(Instant.now().minusSeconds(120));
        assertRefused(
                Issuer.TRUSTED.sign(Issuer.claims("ops").expirationTime(past).build()));
    }

    @Test
    void a_token_that_never_ends_is_none() {
        assertRefused(
                Issuer.TRUSTED.sign(Issuer.claims("ops").expirationTime(null).build()));
    }

    @Test
    void a_token_of_the_future_is_none() {
        var future = Date.from(Instant.now().plusSeconds(600));
        assertRefused(
                Issuer.TRUSTED.sign(Issuer.claims("ops").notBeforeTime(future).build()));
    }

    @Test
    void a_token_for_somebody_else_is_none() {
        assertRefused(Issuer.TRUSTED.sign(
                Issuer.claims("ops").audience("somebody-else").build()));
        assertRefused(
                Issuer.TRUSTED.sign(Issuer.claims("ops").audience((String) null).build()));
    }

    @Test
    void a_token_of_somebody_else_is_none() {
        assertRefused(Issuer.TRUSTED.sign(
                Issuer.claims("ops").issuer("http://somebody.else").build()));
        try (var other = Issuer.start(0)) {
            assertRefused(other.token("ops"));
        }
    }

    @Test
    void a_token_whose_signature_is_another_tokens_is_none() {
        var signature = Issuer.TRUSTED.token("orders:read").replaceFirst(".*\\.", "");
        assertRefused(Issuer.TRUSTED.token("ops").replaceFirst("\\.[^.]*$", "." + signature));
    }

    @Test
    void a_token_that_is_not_signed_is_none() {
        assertRefused(new PlainJWT(Issuer.claims("ops").build()).serialize());
        assertRefused("nonsense");
    }

    @Test
    void a_customer_orders_for_himself_only() {
        var before = published();
        var own = client().with(Issuer.TRUSTED.token("orders:write", "17850"));
        var others = client().with(Issuer.TRUSTED.token("orders:write", "13047"));
        assertThat(own.post("/orders", Bodies.ORDER).statusCode()).isEqualTo(202);
        assertProblem(others.post("/orders", Bodies.ORDER), 403);
        assertThat(published()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/%s", "/orders/%s/journal", "/payments/%s", "/shipments/%s"})
    void an_order_of_somebody_else_is_not_to_be_told_from_one_that_never_was(String path) {
        var orderId =
                json(client().post("/orders", Bodies.ORDER)).path("orderId").asString();
        var stranger = client().with(Issuer.TRUSTED.token("orders:read orders:write", "13047"));
        var others = stranger.get(path.formatted(orderId));
        var nobodys = stranger.get(path.formatted(UUID.randomUUID()));
        assertProblem(others, 404);
        assertThat(others.body()).isEqualTo(nobodys.body());
        assertProblem(stranger.post("/orders/%s/cancellation".formatted(orderId), Bodies.CANCELLATION), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void a_token_for_orders_that_names_no_customer_is_good_for_none(String customer) {
        for (var token : List.of(
                Issuer.TRUSTED.token("orders:read orders:write"),
                Issuer.TRUSTED.token("orders:read orders:write", customer))) {
            assertProblem(client().with(token).post("/orders", Bodies.ORDER), 403);
            assertProblem(client().with(token).get(ORDER), 403);
        }
    }

    @Test
    void an_operator_acts_for_any_customer() {
        assertThat(client().with(Issuer.TRUSTED.token("ops", "13047"))
                        .post("/orders", Bodies.ORDER)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_token_in_the_query_is_none() {
        assertProblem(client().with(null).get("/stock?access_token=" + Issuer.TRUSTED.token("ops")), 401);
    }

    private void assertRefused(String token) {
        var answer = client().with(token).get("/stock/mug");
        assertProblem(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
    }

    private HttpResponse<String> send(@Nullable String token, String method, String path) {
        var request = client().with(token).request(path);
        return client().sendUnchecked(request.method(method, BodyPublishers.noBody()));
    }
}
