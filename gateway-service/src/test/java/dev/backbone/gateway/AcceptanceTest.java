package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/problem+json",
                "application/json;q=0",
                "*/*, application/json;q=0",
                "application/*;q=0, */*",
                "text/*",
                "nonsense",
                "*/*;q=2"
            })
    void who_does_not_take_the_answer_is_refused_before_anything_is_published(String accept) {
        var orderId = accepted();
        var before = published();
        assertProblem(post("/orders", Bodies.ORDER, accept), 406);
        assertProblem(post("/orders/%s/cancellation".formatted(orderId), Bodies.CANCELLATION, accept), 406);
        assertThat(published()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "application/json;q=0.1",
                "text/html, */*;q=0.1",
                "*/*;q=0, application/json",
                "application/json;charset=UTF-8",
                ""
            })
    void who_takes_json_gets_it(String accept) {
        assertThat(post("/orders", Bodies.ORDER, accept).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders",
                "/orders/{id}",
                "/orders/{id}/journal",
                "/stock",
                "/stock/mug",
                "/payments/{id}",
                "/shipments/{id}"
            })
    void reads_are_refused_before_a_service_is_asked(String path) {
        var request = client().request(path.replace("{id}", UUID.randomUUID().toString()));
        assertProblem(client().send(request.header("Accept", "application/xml")), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stock/mug", "/stock/mug/receipts"})
    void an_answer_without_a_body_suits_everybody(String path) {
        var body = path.endsWith("receipts") ? Bodies.RECEIPT : Bodies.ITEM;
        var request = client().request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "text/html")
                .method(path.endsWith("receipts") ? "POST" : "PUT", BodyPublishers.ofString(body));
        assertThat(client().send(request).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/orders                | GET,HEAD,POST",
                "/orders/1              | GET,HEAD",
                "/orders/1/journal      | GET,HEAD",
                "/orders/1/cancellation | POST",
                "/stock                 | GET,HEAD",
                "/stock/mug             | GET,HEAD,PUT",
                "/stock/mug/receipts    | POST",
                "/payments/1            | GET,HEAD",
                "/shipments/1           | GET,HEAD",
                "/openapi.json          | GET,HEAD"
            })
    void options_tells_what_can_be_done(String path, String allowed) {
        var answer = client().with(Issuer.TRUSTED.token("stock:write"))
                .send(client().request(path).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(Set.of(answer.headers().firstValue("Allow").orElse("").split(",", -1)))
                .containsExactlyInAnyOrder(allowed.split(","));
    }

    private HttpResponse<String> post(String path, String body, String accept) {
        return client().send(client().request(path)
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(body)));
    }
}
